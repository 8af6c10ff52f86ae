import { effect, untracked, type Signal } from '@angular/core';

/** Milliseconds between two looks at what is under way. */
const EVERY = 1_500;

interface Reloadable<T> {
  readonly value: Signal<T | undefined>;
  readonly busy: Signal<boolean>;
  reload(): void;
}

/** Loads something again and again, as long as there is something in it that changes by itself. Ends with its surroundings. */
export function askedAgain<T>(of: Reloadable<T>, isUnderWay: (value: T) => boolean): void {
  effect((onCleanup) => {
    const value = of.value();
    if (value === undefined || of.busy() || !isUnderWay(value)) return;
    const timer = setTimeout(() => untracked(() => of.reload()), EVERY);
    onCleanup(() => clearTimeout(timer));
  });
}
