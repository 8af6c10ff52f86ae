import { hexOf, isArray, isDict, Name, Ref, Stream, Text, type Value } from './values';

/** How PDF writes a value. Streams are never written anew, since they stay where they are. */
export function written(value: Value): string {
  if (value instanceof Name) return nameText(value);
  if (value instanceof Text) return `<${hexOf(value.bytes)}>`;
  if (value instanceof Ref) return `${value.number} ${value.generation} R`;
  if (value instanceof Stream) throw new Error('A stream is no value of another object.');
  if (isArray(value)) return `[${value.map(written).join(' ')}]`;
  if (isDict(value))
    return `<<${[...value].map(([key, each]) => `${nameText(new Name(key))} ${written(each)}`).join(' ')}>>`;
  return typeof value === 'number' ? numberText(value) : String(value);
}

const nameText = ({ text }: Name): string =>
  `/${text.replace(/[^A-Za-z0-9_.+*-]/g, (sign) => `#${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;

/** PDF knows no exponents. */
const numberText = (value: number): string =>
  Number.isInteger(value) ? String(value) : value.toFixed(8).replace(/0+$/, '');

/** A text of a field: plain where it is, else UTF-16. */
export function textValue(text: string): Text {
  if (/^[\x20-\x7e]*$/.test(text)) return new Text(new TextEncoder().encode(text));
  const units = [0xfeff, ...Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))];
  return new Text(Uint8Array.from(units.flatMap((unit) => [unit >> 8, unit & 0xff])));
}
