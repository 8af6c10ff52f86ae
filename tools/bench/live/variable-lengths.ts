/** A number as lib0 writes it: seven bits a byte, the lowest first. */
export function varNumber(value: number): Buffer {
  const parts: number[] = [];
  let rest = value;
  for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) parts.push(0x80 | (rest & 0x7f));
  return Buffer.from([...parts, rest]);
}

/** Bytes with their number before them. */
export const bytes = (content: Uint8Array): Buffer => Buffer.concat([varNumber(content.length), content]);

/** A text, as its bytes. */
export const text = (content: string): Buffer => bytes(Buffer.from(content));

/** @returns the number that begins there, and where it ends */
export function readNumber(from: Uint8Array, at: number): { readonly value: number; readonly end: number } {
  let [value, scale, end] = [0, 1, at];
  for (; (from[end] ?? 0) > 0x7f; end += 1, scale *= 0x80) value += ((from[end] ?? 0) & 0x7f) * scale;
  return { value: value + (from[end] ?? 0) * scale, end: end + 1 };
}
