import { ExchangeError } from '../exchange-error';
import { LIMITS } from '../limits';

export type PlainObject = Readonly<Record<string, unknown>>;

export function isPlainObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Names that would reach beyond the object they stand in. */
const PROTOTYPE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** @throws ExchangeError for data that are nested too deeply, hold too many keys, or name what all objects share */
export function checkPlainData(data: unknown): void {
  let keys = 0;
  const visit = (value: unknown, depth: number): void => {
    if (depth > LIMITS.depth) throw new ExchangeError('too-deep', `The text is nested deeper than ${LIMITS.depth}.`);
    if (Array.isArray(value)) {
      keys += value.length;
      requireFew(keys);
      for (const item of value) visit(item, depth + 1);
    } else if (isPlainObject(value)) {
      const names = Object.keys(value);
      keys += names.length;
      requireFew(keys);
      for (const name of names) {
        requirePlainKey(name);
        visit(value[name], depth + 1);
      }
    }
  };
  visit(data, 0);
}

/** @throws ExchangeError for a name that all objects share */
export function requirePlainKey(name: string): void {
  if (PROTOTYPE_KEYS.has(name)) throw new ExchangeError('prototype-key', `The text uses the reserved key "${name}".`);
}

function requireFew(keys: number): void {
  if (keys > LIMITS.keys) throw new ExchangeError('too-many-keys', `The text holds more than ${LIMITS.keys} keys.`);
}
