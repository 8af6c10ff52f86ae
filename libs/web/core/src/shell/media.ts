import { DOCUMENT, type Signal, inject, signal } from '@angular/core';

/** Whether a media query holds, as it changes. In an injection context; false where nothing is measured. */
export function mediaMatches(query: string): Signal<boolean> {
  const list = inject(DOCUMENT).defaultView?.matchMedia?.(query);
  const matches = signal(list?.matches ?? false);
  list?.addEventListener('change', (event) => matches.set(event.matches));
  return matches.asReadonly();
}
