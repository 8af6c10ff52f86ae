import { asn1Key } from './asn1-key';
import { type Budget } from './budget';
import { otherStoreAt } from './other-stores';

/** Something found in bytes. */
export interface Found {
  readonly what: string;
  readonly at: number | null;
}

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const OCTETS = 0x04;
const OID = 0x06;
/** How far a structure without a length (BER) is followed. */
const OPEN_END = 4 * 1024 * 1024;
/** A key is longer than this, whatever its kind. */
const SHORTEST = 24;

/** Finds keys and key stores in binary form anywhere in these bytes. */
export function binaryKey(bytes: Buffer, budget: Budget): Found | null {
  const store = otherStoreAt(bytes);
  if (store) return store;
  for (let at = bytes.indexOf(SEQUENCE); at !== -1; at = bytes.indexOf(SEQUENCE, at + 1)) {
    const end = endOfSuspect(bytes, at);
    if (end === null) continue;
    budget.spend('asn1', end - at);
    const what = asn1Key(bytes.subarray(at, end));
    if (what !== null) return { what, at };
  }
  return null;
}

/**
 * Where a sequence ends that begins as keys do: with a version, or with an encryption algorithm. Looks at a few bytes
 * only, because it is asked for every byte 0x30 of a file.
 */
function endOfSuspect(bytes: Buffer, at: number): number | null {
  const outer = headerAt(bytes, at);
  if (!outer || outer.end - outer.content < SHORTEST) return null;
  const first = bytes[outer.content];
  if (first === INTEGER) return beginsWithVersion(bytes, outer.content) ? outer.end : null;
  if (first !== SEQUENCE) return null;
  const algorithm = headerAt(bytes, outer.content);
  const isAlgorithm = algorithm !== null && bytes[algorithm.content] === OID;
  return isAlgorithm && isSecretAfter(bytes, algorithm.end) ? outer.end : null;
}

function beginsWithVersion(bytes: Buffer, at: number): boolean {
  const [length, version, next] = [bytes[at + 1], bytes[at + 2], bytes[at + 3]];
  if (length !== 1 || version === undefined || version > 3 || version === 2) return false;
  return version === 3 ? next === SEQUENCE : next === SEQUENCE || next === OCTETS || next === INTEGER;
}

const isSecretAfter = (bytes: Buffer, at: number): boolean => bytes[at] === OCTETS || bytes[at] === (OCTETS | 0x20);

/** Tag and length of one element; null where it goes on beyond the bytes that are there. */
function headerAt(bytes: Buffer, at: number): { readonly content: number; readonly end: number } | null {
  const short = bytes[at + 1];
  if (short === undefined) return null;
  if (short === 0x80) return { content: at + 2, end: Math.min(bytes.length, at + OPEN_END) };
  const digits = short > 0x80 ? short & 0x7f : 0;
  const content = at + 2 + digits;
  if (digits > 4 || content > bytes.length) return null;
  const end = content + (digits === 0 ? short : bytes.readUIntBE(at + 2, digits));
  return end <= bytes.length ? { content, end } : null;
}
