import { LIMITS } from './limits';
import { type PdfDocument } from './pdf/document';
import { type Field, fieldsOf } from './pdf/fields';
import { type Dict, hexOf, latin1, Text } from './pdf/values';

/** What a signature covers: from the first byte on, with one gap in which it stands itself. */
export interface Range {
  readonly before: number;
  readonly after: number;
  readonly end: number;
}

/** Null for one that leaves out more, or that is none. @throws Unreadable */
export function rangeOf(document: PdfDocument, value: Dict): Range | null {
  const [begin, before, after, rest, ...more] = document.array(value.get('ByteRange'));
  const all = [begin, before, after, rest];
  if (more.length > 0 || !all.every((each) => typeof each === 'number' && Number.isInteger(each) && each >= 0))
    return null;
  const [, one, two, three] = all as [number, number, number, number];
  const isSound = begin === 0 && one < two && two - one <= 2 * LIMITS.cms && two + three <= document.bytes.length;
  return isSound ? { before: one, after: two, end: two + three } : null;
}

/**
 * The signature, as it stood when it was made: in this very field, and alone in the gap. Otherwise what is shown as signed
 * would be something else than what was.
 */
export function signatureIn(document: PdfDocument, { name }: Field, range: Range): Uint8Array | null {
  const then = document.until(range.end);
  const value = fieldsOf(then).find((field) => field.name === name && field.type === 'Sig')?.value;
  const same = value && rangeOf(then, value);
  if (!same || same.before !== range.before || same.after !== range.after || same.end !== range.end) return null;
  const contents = then.resolve(value.get('Contents'));
  const gap = latin1(document.bytes.subarray(range.before, range.after)).toLowerCase();
  const isAlone = contents instanceof Text && gap === `<${hexOf(contents.bytes)}>`;
  return isAlone ? contents.bytes : null;
}

/** The bytes that a signature is over. */
export function signedBytes(bytes: Uint8Array, { before, after, end }: Range): Uint8Array<ArrayBuffer> {
  const signed = new Uint8Array(before + end - after);
  signed.set(bytes.subarray(0, before));
  signed.set(bytes.subarray(after, end), before);
  return signed;
}
