const COLON = 0x3a;
const ONE = 0x31;
const BRACE = 0x7d;
const LENGTH = 12;

/**
 * What an edit carries so that its arrival can be seen in the bytes of a frame: `:1007000042}`, which is the end of a
 * cursor's position as well.
 */
export const marker = (client: number, edit: number): string =>
  `:1${String(client).padStart(3, '0')}${String(edit).padStart(6, '0')}}`;

/** Calls `found` for every marker in the bytes. */
export function scan(bytes: Uint8Array, found: (client: number, edit: number) => void): void {
  const last = bytes.length - LENGTH;
  for (let at = bytes.indexOf(COLON); at >= 0 && at <= last; at = bytes.indexOf(COLON, at + 1)) {
    if (bytes[at + 1] !== ONE || bytes[at + 11] !== BRACE) continue;
    const [client, edit] = [digits(bytes, at + 2, 3), digits(bytes, at + 5, 6)];
    if (client >= 0 && edit >= 0) found(client, edit);
    at += LENGTH - 1;
  }
}

function digits(bytes: Uint8Array, at: number, count: number): number {
  let value = 0;
  for (let index = at; index < at + count; index += 1) {
    const digit = (bytes[index] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}
