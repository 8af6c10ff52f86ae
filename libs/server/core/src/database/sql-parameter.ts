/** What a parameter may be made of. Dates and documents are written as text by whoever has them. */
export type SqlValue = string | number | boolean | Uint8Array | null | undefined | readonly SqlValue[];

/**
 * A parameter as PostgreSQL reads it: text, or bytes for a single `bytea`.
 * @returns null for SQL's null
 */
export function toParameter(value: SqlValue): string | Buffer | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  return isList(value) ? arrayOf(value) : String(value);
}

/** PostgreSQL's way to write an array: `{1,NULL,"a \"quoted\" one"}`. */
const arrayOf = (values: readonly SqlValue[]): string => `{${values.map(elementOf).join(',')}}`;

function elementOf(value: SqlValue): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'string') return quoted(value);
  if (value instanceof Uint8Array)
    return `"\\\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}"`;
  return isList(value) ? arrayOf(value) : String(value);
}

const quoted = (text: string): string =>
  /["\\]/.test(text) ? `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"` : `"${text}"`;

const isList = (value: SqlValue): value is readonly SqlValue[] => Array.isArray(value);
