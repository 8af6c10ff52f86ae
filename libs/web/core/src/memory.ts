import { signal } from '@angular/core';

/** A value kept in this browser between visits, with a signal's shape. */
export interface Remembered<T extends string> {
  (): T;
  set(value: T): void;
}

/** Remembers a string under `key`. Where storage is refused (private windows), it lasts until the tab closes. */
export function remembered<T extends string>(key: string, initial: T): Remembered<T> {
  const value = signal((read(key) as T | null) ?? initial);
  const set = (next: T): void => {
    value.set(next);
    write(key, next);
  };
  return Object.assign(() => value(), { set });
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is full or refused: the value lives in the signal.
  }
}
