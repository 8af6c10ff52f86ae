import { BitString, Constructed, fromBER, Integer, ObjectIdentifier, OctetString, Sequence } from 'asn1js';

type Node = ReturnType<typeof fromBER>['result'];

/** Decodes no deeper and no more than any key needs; a key store may be large, but is not made of many elements. */
const LIMITS = { maxDepth: 24, maxNodes: 20_000, maxContentLength: 32 * 1024 * 1024, parseEmbedded: false };

const NAMES: readonly (readonly [oid: string, what: string])[] = [
  ['1.2.840.113549.1.1', 'an RSA'],
  ['1.2.840.10045.2.1', 'an EC'],
  ['1.3.132.1', 'an EC'],
  ['1.2.840.10040.4.1', 'a DSA'],
  ['1.2.840.10046.2.1', 'a Diffie-Hellman'],
  ['1.2.840.113549.1.3.1', 'a Diffie-Hellman'],
  ['1.3.101.110', 'an X25519'],
  ['1.3.101.111', 'an X448'],
  ['1.3.101.112', 'an Ed25519'],
  ['1.3.101.113', 'an Ed448'],
  ['2.16.840.1.101.3.4.3', 'a post-quantum'],
  ['2.16.840.1.101.3.4.4', 'a post-quantum'],
  ['1.2.643', 'a GOST'],
  ['1.2.156.10197', 'an SM2'],
];
/** Password-based encryption: PKCS#5 and PKCS#12. */
const PASSWORD_BASED = ['1.2.840.113549.1.5.', '1.2.840.113549.1.12.1.'];
const CONTENT = ['1.2.840.113549.1.7.1', '1.2.840.113549.1.7.2'];
/** What wraps a content key for a password in CMS looks like PKCS#8, and is none. */
const WRAPPING = ['1.2.840.113549.1.9.16.3.', '2.16.840.1.101.3.4.1.'];

/**
 * What key or key store these bytes are, from the first on; what follows it does not matter.
 * @returns null for everything else, however broken
 */
export function asn1Key(bytes: Uint8Array): string | null {
  const outer = decoded(bytes);
  if (!(outer instanceof Sequence)) return null;
  const parts: readonly Node[] = outer.valueBlock.value;
  const [first, second] = parts;
  if (first instanceof Integer) return keyWithVersion(smallNumber(first), parts);
  if (first instanceof Sequence && second instanceof OctetString) return encryptedKey(first);
  return null;
}

/** A key that its label calls one, though by its form it could be something else. */
export function labelledEcKey(bytes: Uint8Array): boolean {
  const outer = decoded(bytes);
  if (!(outer instanceof Sequence)) return false;
  const [version, secret] = outer.valueBlock.value;
  return version instanceof Integer && smallNumber(version) === 1 && secret instanceof OctetString;
}

function decoded(bytes: Uint8Array): Node | null {
  try {
    const { offset, result } = fromBER(bytes, LIMITS);
    return offset === -1 ? null : result;
  } catch {
    // Anybody's bytes: what the decoder stumbles over is no key.
    return null;
  }
}

function keyWithVersion(version: number | null, parts: readonly Node[]): string | null {
  const [, second, third] = parts;
  if (version === 3) return isContent(second) ? 'a key store (PKCS#12)' : null;
  if (version !== 0 && version !== 1) return null;
  if (second instanceof Sequence) return third instanceof OctetString ? pkcs8(second, third) : null;
  if (second instanceof OctetString) return version === 1 ? sec1(second, parts.slice(2)) : null;
  return numbers(parts);
}

const isContent = (node: Node | undefined): boolean => CONTENT.includes(algorithmOf(node) ?? '');

function pkcs8(algorithm: Sequence, secret: OctetString): string | null {
  const oid = algorithmOf(algorithm);
  if (oid === null || WRAPPING.some((prefix) => oid.startsWith(prefix))) return null;
  const name = NAMES.find(([prefix]) => oid === prefix || oid.startsWith(`${prefix}.`))?.[1];
  if (name !== undefined) return contentOf(secret).length >= 16 ? `${name} private key (PKCS#8)` : null;
  return decoded(contentOf(secret)) === null ? null : 'a private key (PKCS#8)';
}

/** SEC 1: the number, then parameters or the public key, each in a tag of its own. */
function sec1(secret: OctetString, rest: readonly Node[]): string | null {
  const length = contentOf(secret).length;
  const isTagged = rest.length > 0 && rest.every((node) => node instanceof Constructed && isOneOfTwo(node));
  return isTagged && length >= 14 && length <= 72 ? 'an EC private key (SEC 1)' : null;
}

function isOneOfTwo(node: Constructed): boolean {
  const [inner] = node.valueBlock.value;
  const { tagClass, tagNumber } = node.idBlock;
  if (tagClass !== 3) return false;
  return tagNumber === 1
    ? inner instanceof BitString
    : tagNumber === 0 && (inner instanceof ObjectIdentifier || inner instanceof Sequence);
}

/** Nine numbers are RSA, six are DSA: the first two after the version are too large for anything else. */
function numbers(parts: readonly Node[]): string | null {
  if (!parts.slice(0, 6).every((node) => node instanceof Integer)) return null;
  const large = parts.filter((node) => node instanceof Integer && node.valueBlock.valueHexView.length >= 20).length;
  if (parts.length >= 9 && large >= 6) return 'an RSA private key (PKCS#1)';
  return parts.length === 6 && large >= 4 ? 'a DSA private key' : null;
}

function encryptedKey(algorithm: Sequence): string | null {
  const oid = algorithmOf(algorithm);
  return oid !== null && PASSWORD_BASED.some((prefix) => oid.startsWith(prefix))
    ? 'an encrypted private key (PKCS#8)'
    : null;
}

function algorithmOf(node: Node | undefined): string | null {
  const [oid] = node instanceof Sequence ? node.valueBlock.value : [];
  return oid instanceof ObjectIdentifier ? oid.valueBlock.toString() : null;
}

function smallNumber(node: Integer): number | null {
  const { valueHexView } = node.valueBlock;
  return valueHexView.length === 1 ? (valueHexView[0] ?? null) : null;
}

/** Octets in one piece, or in several (BER). */
function contentOf(node: OctetString): Uint8Array {
  const pieces = node.valueBlock.value.filter((piece) => piece instanceof OctetString);
  return pieces.length === 0
    ? node.valueBlock.valueHexView
    : Buffer.concat(pieces.map((piece) => piece.valueBlock.valueHexView));
}
