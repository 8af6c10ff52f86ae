import { Sequence } from 'asn1js';
import { type Certificate, ContentInfo, getCrypto, IssuerAndSerialNumber, SignedData, type SignerInfo } from 'pkijs';
import { hexOf } from '../pdf/content-digest';
import { LIMITS } from '../limits';
import { Unreadable } from '../unreadable';
import { derOf } from './certificate';
import { checkedDer } from './der';

/** What is wrong with a signature itself. */
export type MessageProblem = 'content' | 'signature' | 'certificate' | 'weak' | 'unknown-algorithm';

/** A signature, taken apart and checked against what it is over. */
export interface SignedMessage {
  readonly certificate: Certificate;
  /** All that came with it. */
  readonly certificates: readonly Certificate[];
  /** As claimed in it; null where it is not. */
  readonly signingTime: Date | null;
  /** Whether it names its certificate in what is signed, as PAdES wants. */
  readonly namesCertificate: boolean;
  /** Null for an intact one. */
  readonly problem: MessageProblem | null;
}

const OID = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificate2: '1.2.840.113549.1.9.16.2.47',
} as const;
const DIGESTS: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};
const WEAK = ['1.3.14.3.2.26', '1.2.840.113549.2.5'];
const SUBTLE_KEYS = ['1.2.840.113549.1.1.1', '1.2.840.10045.2.1'];

/**
 * @param contents a CMS signature, with whatever fills its room
 * @param signed the bytes that it is over
 * @throws Unreadable
 */
export async function readSignedMessage(contents: Uint8Array, signed: Uint8Array<ArrayBuffer>): Promise<SignedMessage> {
  if (contents.length > LIMITS.cms) throw new Unreadable('A signature is too large to be inspected.');
  const message = decoded(new Uint8Array(checkedDer(contents)));
  const [signer, ...more] = message.signerInfos;
  if (!signer || more.length > 0) throw new Unreadable('A signature has to be by exactly one signer.');
  const certificates = (message.certificates ?? []).filter((each): each is Certificate => 'subject' in each);
  if (certificates.length > LIMITS.certificates) throw new Unreadable('A signature brings too many certificates.');
  const certificate = certificates.find((each) => isOf(signer, each));
  if (!certificate) throw new Unreadable('A signature does not bring the certificate of its signer.');
  const named = await namedCertificate(signer, certificate);
  const problem = named === false ? 'certificate' : await problemOf(signer, certificate, signed);
  return { certificate, certificates, signingTime: timeOf(signer), namesCertificate: named === true, problem };
}

function decoded(der: Uint8Array<ArrayBuffer>): SignedData {
  try {
    const info = ContentInfo.fromBER(der);
    if (info.contentType !== ContentInfo.SIGNED_DATA)
      throw new Unreadable('A signature is of a kind that is not read.');
    return new SignedData({ schema: info.content });
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable('A signature cannot be read.');
  }
}

function isOf({ sid }: SignerInfo, certificate: Certificate): boolean {
  return (
    sid instanceof IssuerAndSerialNumber &&
    sid.issuer.isEqual(certificate.issuer) &&
    sid.serialNumber.isEqual(certificate.serialNumber)
  );
}

async function problemOf(
  signer: SignerInfo,
  certificate: Certificate,
  signed: Uint8Array<ArrayBuffer>,
): Promise<MessageProblem | null> {
  const { algorithmId } = signer.digestAlgorithm;
  if (WEAK.includes(algorithmId)) return 'weak';
  const digest = DIGESTS[algorithmId];
  const key = certificate.subjectPublicKeyInfo;
  if (digest === undefined || !SUBTLE_KEYS.includes(key.algorithm.algorithmId)) return 'unknown-algorithm';
  const stated = attribute(signer, OID.messageDigest);
  const isOver = hexOf(await crypto.subtle.digest(digest, signed));
  // Without attributes a signature would be over the bytes directly, which PDF does not use.
  if (!signer.signedAttrs || !stated || !attribute(signer, OID.contentType)) return 'signature';
  if (hexOf(octetsOf(stated)) !== isOver) return 'content';
  try {
    const { encodedValue } = signer.signedAttrs;
    const engine = getCrypto(true);
    const isIntact = await engine.verifyWithPublicKey(
      encodedValue,
      signer.signature as never,
      key,
      signer.signatureAlgorithm,
      digest,
    );
    return isIntact ? null : 'signature';
  } catch {
    // Anybody's bytes: what the verifier stumbles over is no signature.
    return 'signature';
  }
}

type Asn1 = { readonly valueBlock: { readonly value?: unknown; readonly valueHexView?: Uint8Array } };

const attribute = (signer: SignerInfo, type: string): Asn1 | undefined =>
  (signer.signedAttrs?.attributes ?? []).find((each) => each.type === type)?.values[0] as Asn1 | undefined;

const octetsOf = ({ valueBlock }: Asn1): Uint8Array => valueBlock.valueHexView ?? new Uint8Array();

function timeOf(signer: SignerInfo): Date | null {
  const value = attribute(signer, OID.signingTime) as { toDate?: () => Date } | undefined;
  const time = value?.toDate?.();
  return time && !Number.isNaN(time.getTime()) ? time : null;
}

/** @returns null where no certificate is named, false where it is another one */
async function namedCertificate(signer: SignerInfo, certificate: Certificate): Promise<boolean | null> {
  const stated = attribute(signer, OID.signingCertificate2);
  if (!stated) return null;
  const [first] = childrenOf(childrenOf(stated)[0]);
  const parts = childrenOf(first);
  // By its kind: a hash may happen to look like something encoded.
  const [algorithm] = parts[0] instanceof Sequence ? childrenOf(parts[0]) : [];
  const digest = algorithm ? DIGESTS[String(algorithm.valueBlock)] : 'SHA-256';
  const hash = algorithm ? parts[1] : parts[0];
  if (digest === undefined || !hash) return false;
  return hexOf(octetsOf(hash)) === hexOf(await crypto.subtle.digest(digest, derOf(certificate)));
}

const childrenOf = (node: Asn1 | undefined): readonly Asn1[] =>
  Array.isArray(node?.valueBlock.value) ? (node.valueBlock.value as Asn1[]) : [];
