import { LIMITS } from '../limits';
import { Unreadable } from '../unreadable';

interface Head {
  readonly isConstructed: boolean;
  readonly begin: number;
  readonly end: number;
}

/**
 * The bytes of the element that something begins with, after looking at every length in it: none is believed, and what is
 * nested too deeply or in too many pieces is refused before anything is decoded.
 * @throws Unreadable
 */
export function checkedDer(bytes: Uint8Array): Uint8Array {
  const { end } = headOf(bytes, 0, bytes.length);
  let count = 0;
  const waiting: { at: number; end: number; depth: number }[] = [{ at: 0, end, depth: 0 }];
  for (let range = waiting.pop(); range; range = waiting.pop()) {
    if (range.depth > LIMITS.asn1Depth) throw new Unreadable('A signature is nested too deeply.');
    for (let at = range.at; at < range.end;) {
      if (++count > LIMITS.asn1Elements) throw new Unreadable('A signature has too many elements.');
      const head = headOf(bytes, at, range.end);
      if (head.isConstructed) waiting.push({ at: head.begin, end: head.end, depth: range.depth + 1 });
      at = head.end;
    }
  }
  return bytes.subarray(0, end);
}

function headOf(bytes: Uint8Array, at: number, end: number): Head {
  const tag = bytes[at];
  let next = at + 1;
  if (tag !== undefined && (tag & 0x1f) === 0x1f) {
    for (let more = 0; ((bytes[next++] ?? 0) & 0x80) !== 0;) if (++more > 4) throw broken();
  }
  const first = bytes[next++];
  if (tag === undefined || first === undefined || first === 0x80 || first > 0x84) throw broken();
  let length = first;
  if (first > 0x80) {
    length = 0;
    for (let count = first & 0x7f; count > 0; count--) length = length * 256 + (bytes[next++] ?? 0);
  }
  if (next + length > end) throw broken();
  return { isConstructed: (tag & 0x20) !== 0, begin: next, end: next + length };
}

const broken = (): Unreadable => new Unreadable('A signature is not encoded as it has to be (DER).');
