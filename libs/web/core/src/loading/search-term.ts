import { debounced, type Signal } from '@angular/core';

/** A pause in typing that begins a search, in milliseconds. */
const PAUSE = 250;
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PAUSE));

/** What to search for: what was typed once somebody pauses, and nothing at once. Call it where `inject` works. */
export function searchTerm(typed: Signal<string>): Signal<string> {
  const term = debounced(
    () => typed().trim(),
    (next) => (next === '' ? undefined : pause()),
  );
  return term.value;
}
