import { DateOnly } from '@certitude/contracts';
import { type ColumnShape } from '../format/table-shape';
import { ARCHIVE_LIMITS } from './archive-limits';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?([+-]\d\d(:\d\d)?|Z)$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
/** Versions and sequence numbers count on from what arrives, and are to go on for as long again. */
const INTEGERS: Readonly<Record<string, number>> = {
  smallint: 2 ** 15,
  integer: 2 ** 30,
  bigint: 2 ** 52,
};
const OF_PROTOTYPES = ['__proto__', 'constructor', 'prototype'];

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= ARCHIVE_LIMITS.text && !value.includes('\0') && value.isWellFormed();

const isInteger = (value: unknown, bound: number): boolean =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= -bound && value < bound;

const CHECKS: Readonly<Record<string, (value: unknown) => boolean>> = {
  uuid: (value) => typeof value === 'string' && UUID.test(value),
  'uuid[]': (value) => Array.isArray(value) && value.every((id) => typeof id === 'string' && UUID.test(id)),
  text: isText,
  boolean: (value) => typeof value === 'boolean',
  'double precision': (value) => typeof value === 'number' && Number.isFinite(value),
  date: (value) => typeof value === 'string' && DAY.test(value) && isMoment(value),
  'timestamp with time zone': (value) => typeof value === 'string' && MOMENT.test(value) && isMoment(value),
  bytea: (value) => typeof value === 'string' && /^\\x([0-9a-f]{2})*$/.test(value),
  jsonb: (value) => isPlain(value, 0),
};

const isMoment = (value: string): boolean =>
  !Number.isNaN(new Date(value).getTime()) && DateOnly.safeParse(value.slice(0, 10)).success;

/**
 * Whether a value is one of a column, as PostgreSQL writes such in JSON. A type that is not known here is refused: whoever
 * adds a column of a new type says how its values look.
 */
export function fits({ type, required }: ColumnShape, value: unknown): boolean {
  if (value === null) return !required;
  const bound = INTEGERS[type];
  if (bound !== undefined) return isInteger(value, bound);
  return CHECKS[type]?.(value) ?? false;
}

/** JSON without keys of prototypes, texts that PostgreSQL refuses, and endless depth. */
function isPlain(value: unknown, depth: number): boolean {
  if (depth > ARCHIVE_LIMITS.depth) return false;
  if (typeof value === 'string') return isText(value);
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every((item) => isPlain(item, depth + 1));
  return Object.entries(value).every(
    ([key, part]) => isText(key) && !OF_PROTOTYPES.includes(key) && isPlain(part, depth + 1),
  );
}
