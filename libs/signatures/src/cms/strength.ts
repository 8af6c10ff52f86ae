import { type AlgorithmIdentifier, type Certificate, RSASSAPSSParams } from 'pkijs';

/** Hashes that protect something, by their ids. */
export const DIGESTS: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};
/** MD2, MD4, MD5, SHA-1. */
const WEAK_DIGESTS = ['1.2.840.113549.2.2', '1.2.840.113549.2.4', '1.2.840.113549.2.5', '1.3.14.3.2.26'];
/** RSA with those, in two spellings of SHA-1; DSA and ECDSA with SHA-1. */
const WEAK_SIGNATURES = [
  ...[2, 3, 4, 5].map((last) => `1.2.840.113549.1.1.${last}`),
  ...['1.3.14.3.2.29', '1.2.840.10040.4.3', '1.2.840.10045.4.1'],
];
const PSS = '1.2.840.113549.1.1.10';
const RSA = '1.2.840.113549.1.1.1';
const EC = '1.2.840.10045.2.1';
const SMALLEST = { rsa: 2_048, ec: 256 } as const;

/** What is to be said of an algorithm; null when nothing is. */
export type Weakness = 'weak' | 'unknown-algorithm' | null;

export function weaknessOfDigest(id: string): Weakness {
  if (WEAK_DIGESTS.includes(id)) return 'weak';
  return id in DIGESTS ? null : 'unknown-algorithm';
}

/**
 * Of what a signature is made with: the hash in its name or, for PSS, in what goes with it, twice.
 * @param digest the hash that it is said to be made with; null where nothing else says one
 */
export function weaknessOfSignature(
  { algorithmId, algorithmParams }: AlgorithmIdentifier,
  digest: string | null = null,
): Weakness {
  if (WEAK_SIGNATURES.includes(algorithmId)) return 'weak';
  if (algorithmId !== PSS) return null;
  try {
    // What is left out stands for SHA-1.
    const { hashAlgorithm, maskGenAlgorithm } = new RSASSAPSSParams({ schema: algorithmParams });
    const mask = maskHashOf(maskGenAlgorithm);
    const found = weaknessOfDigest(hashAlgorithm.algorithmId) ?? weaknessOfDigest(mask);
    const isOne = mask === hashAlgorithm.algorithmId && (digest ?? mask) === mask;
    return found ?? (isOne ? null : 'unknown-algorithm');
  } catch {
    return 'unknown-algorithm';
  }
}

type Node = { readonly valueBlock: { readonly value?: unknown } };

const maskHashOf = ({ algorithmParams }: AlgorithmIdentifier): string => {
  const { value } = (algorithmParams as Node).valueBlock;
  return Array.isArray(value) ? String((value as Node[])[0]?.valueBlock) : '';
};

/** Bits of a key, as people count them: of the modulus, or of the curve; null for another kind. */
export function bitsOf(certificate: Certificate): number | null {
  const { algorithm, subjectPublicKey } = certificate.subjectPublicKeyInfo;
  if (algorithm.algorithmId === RSA || algorithm.algorithmId === PSS) {
    return bitLength(modulusOf(certificate));
  }
  if (algorithm.algorithmId !== EC) return null;
  const point = subjectPublicKey.valueBlock.valueHexView;
  // Both numbers, or one of them.
  const bytes = point[0] === 4 ? (point.length - 1) / 2 : point.length - 1;
  return bytes * 8;
}

function modulusOf({ subjectPublicKeyInfo }: Certificate): Uint8Array | null {
  try {
    const key = subjectPublicKeyInfo.parsedKey as
      { modulus?: { valueBlock: { valueHexView: Uint8Array } } } | undefined;
    return key?.modulus?.valueBlock.valueHexView ?? null;
  } catch {
    return null;
  }
}

function bitLength(number: Uint8Array | null): number | null {
  if (!number) return null;
  const first = number.findIndex((byte) => byte !== 0);
  return first < 0 ? 0 : (number.length - first) * 8 - Math.clz32(number[first] ?? 0) + 24;
}

/** Whether a key is too small to count: RSA below 2048 bits, a curve below 256. */
export function isSmallKey(certificate: Certificate): boolean {
  const bits = bitsOf(certificate);
  const isCurve = certificate.subjectPublicKeyInfo.algorithm.algorithmId === EC;
  return bits !== null && bits < (isCurve ? SMALLEST.ec : SMALLEST.rsa);
}
