/** Longer than any PEM header, also when each character takes two bytes (UTF-16). */
const OVERLAP = 256;
const PEM_HEADER = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY|---- BEGIN SSH2 ENCRYPTED PRIVATE KEY|PuTTY-User-Key-File-/;
/** What every such header contains: found at memory speed, so that only suspects are looked at closely. */
const SUSPECTS = ['PRIVATE KEY', 'PuTTY-User-Key-File-'].flatMap((text) => [
  Buffer.from(text, 'latin1'),
  Buffer.from(text, 'utf16le'),
]);

/** Finds private keys in text form (PEM, OpenSSH, PGP, PuTTY) anywhere in a stream, across chunk borders too. */
export class PrivateKeyText {
  private tail = Buffer.alloc(0);

  /** @returns whether a private key begins in this chunk or in the end of the one before */
  foundIn(chunk: Uint8Array): boolean {
    const window = Buffer.concat([this.tail, chunk]);
    this.tail = Buffer.from(window.subarray(-OVERLAP));
    if (!SUSPECTS.some((suspect) => window.includes(suspect))) return false;
    return PEM_HEADER.test(window.toString('latin1').replaceAll('\0', ''));
  }
}

const TAG = { integer: 0x02, octets: 0x04, oid: 0x06, sequence: 0x30 } as const;
/** Password-based encryption: PKCS#5 (1.2.840.113549.1.5.*) and PKCS#12 (1.2.840.113549.1.12.1.*). */
const ENCRYPTION = ['2a864886f70d0105', '2a864886f70d010c01'];
const KEYSTORES = ['feedfeed', 'cececece'];

/**
 * Whether a file is a private key or a key store in binary form: PKCS#8 (plain and encrypted), PKCS#1, SEC1, PKCS#12,
 * Java key stores. Told by the first elements of the structure.
 * @param head first bytes of the file; the structure may go on beyond them
 */
export function isPrivateKeyBinary(head: Uint8Array): boolean {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  if (KEYSTORES.includes(bytes.subarray(0, 4).toString('hex'))) return true;
  const outer = elementAt(bytes, 0);
  if (outer?.tag !== TAG.sequence) return false;
  const first = elementAt(bytes, outer.content);
  if (!first) return false;
  const second = elementAt(bytes, first.end);
  return first.tag === TAG.integer ? beginsLikeKey(bytes, first, second) : beginsEncrypted(bytes, first, second);
}

/** A version number, and then what only keys and key stores go on with. */
function beginsLikeKey(bytes: Buffer, version: Element, second: Element | undefined): boolean {
  if (version.end - version.content !== 1 || !second) return false;
  const number = bytes[version.content] ?? -1;
  const isNamed = second.tag === TAG.sequence && elementAt(bytes, second.content)?.tag === TAG.oid;
  if (number === 3) return isNamed;
  if (number > 1) return false;
  return isNamed || second.tag === TAG.octets || (second.tag === TAG.integer && second.end - second.content > 8);
}

/** An encryption algorithm, and then encrypted octets. */
function beginsEncrypted(bytes: Buffer, algorithm: Element, second: Element | undefined): boolean {
  if (algorithm.tag !== TAG.sequence || second?.tag !== TAG.octets) return false;
  const oid = elementAt(bytes, algorithm.content);
  if (oid?.tag !== TAG.oid) return false;
  const name = bytes.subarray(oid.content, oid.end).toString('hex');
  return ENCRYPTION.some((prefix) => name.startsWith(prefix));
}

/** One ASN.1 element: where its content begins, and where the next element does. */
interface Element {
  readonly tag: number;
  readonly content: number;
  readonly end: number;
}

/** Reads tag and length. An indefinite length (BER) ends with the bytes at hand. */
function elementAt(bytes: Buffer, at: number): Element | undefined {
  const [tag, short] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || short === undefined) return undefined;
  if (short < 0x80) return { tag, content: at + 2, end: at + 2 + short };
  const digits = short & 0x7f;
  const content = at + 2 + digits;
  if (digits === 0) return { tag, content, end: bytes.length };
  if (digits > 6 || content > bytes.length) return undefined;
  return { tag, content, end: content + bytes.readUIntBE(at + 2, digits) };
}
