import { Sequence } from 'asn1js';
import { type Certificate, ContentInfo, getCrypto, IssuerAndSerialNumber, SignedData, type SignerInfo } from 'pkijs';
import { LIMITS } from '../limits';
import { hexOf } from '../pdf/values';
import { Unreadable } from '../unreadable';
import { derOf } from './certificate';
import { checkedDer } from './der';
import { DIGESTS, isSmallKey, weaknessOfDigest, weaknessOfSignature } from './strength';

/** What is wrong with a signature itself. */
export type MessageProblem =
  'content' | 'signature' | 'certificate' | 'weak' | 'weak-key' | 'unknown-algorithm' | 'other-purpose';

/** A signature, taken apart. */
export interface Message {
  readonly data: SignedData;
  readonly signer: SignerInfo;
  readonly certificate: Certificate;
  /** All that came with it. */
  readonly certificates: readonly Certificate[];
}

/** A signature, taken apart and checked against what it is over. */
export interface SignedMessage extends Omit<Message, 'data' | 'signer'> {
  /** As claimed in it; null where it is not. */
  readonly signingTime: Date | null;
  /** Whether it names its certificate in what is signed, as PAdES wants. */
  readonly namesCertificate: boolean;
  /** Time stamps that were added to it, as they stand there, and what they are over. */
  readonly stamps: readonly Uint8Array[];
  readonly value: Uint8Array<ArrayBuffer>;
  /** Null for an intact one. */
  readonly problem: MessageProblem | null;
}

const OID = {
  data: '1.2.840.113549.1.7.1',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificate2: '1.2.840.113549.1.9.16.2.47',
  timeStamp: '1.2.840.113549.1.9.16.2.14',
} as const;
const SUBTLE_KEYS = ['1.2.840.113549.1.1.1', '1.2.840.10045.2.1'];

/**
 * @param contents a CMS signature, with whatever fills its room
 * @param signed the bytes that it is over
 * @throws Unreadable
 */
export async function readSignedMessage(contents: Uint8Array, signed: Uint8Array<ArrayBuffer>): Promise<SignedMessage> {
  const message = readMessage(contents);
  const { signer, certificate, certificates, data } = message;
  const isForData = data.encapContentInfo.eContentType === OID.data && !data.encapContentInfo.eContent;
  const named = await namedCertificate(signer, certificate);
  return {
    ...{ certificate, certificates, signingTime: timeOf(signer), namesCertificate: named === null },
    stamps: (signer.unsignedAttrs?.attributes ?? [])
      .filter(({ type }) => type === OID.timeStamp)
      .flatMap(({ values }) => values.map((each: { toBER(): ArrayBuffer }) => new Uint8Array(each.toBER()))),
    value: new Uint8Array(signer.signature.valueBlock.valueHexView),
    problem: isForData ? await problemOf(message, signed, OID.data) : 'other-purpose',
  };
}

/** Takes a signature apart; nothing in it is believed by that. @throws Unreadable */
export function readMessage(contents: Uint8Array): Message {
  if (contents.length > LIMITS.cms) throw new Unreadable('A signature is too large to be inspected.');
  const data = decoded(new Uint8Array(checkedDer(contents)));
  const [signer, ...more] = data.signerInfos;
  if (!signer || more.length > 0) throw new Unreadable('A signature has to be by exactly one signer.');
  const certificates = (data.certificates ?? []).filter((each): each is Certificate => 'subject' in each);
  if (certificates.length > LIMITS.certificates) throw new Unreadable('A signature brings too many certificates.');
  const certificate = certificates.find((each) => isOf(signer, each));
  if (!certificate) throw new Unreadable('A signature does not bring the certificate of its signer.');
  return { data, signer, certificate, certificates };
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

/** @param kind what it has to say that it is over: a signature for something else counts for nothing here */
export async function problemOf(
  { signer, certificate }: Message,
  signed: Uint8Array<ArrayBuffer>,
  kind: string,
): Promise<MessageProblem | null> {
  const { algorithmId } = signer.digestAlgorithm;
  const weak = weaknessOfDigest(algorithmId) ?? weaknessOfSignature(signer.signatureAlgorithm, algorithmId);
  if (weak) return weak;
  if (isSmallKey(certificate)) return 'weak-key';
  const digest = DIGESTS[algorithmId];
  const key = certificate.subjectPublicKeyInfo;
  if (digest === undefined || !SUBTLE_KEYS.includes(key.algorithm.algorithmId)) return 'unknown-algorithm';
  const named = await namedCertificate(signer, certificate);
  if (named !== null && named !== 'not') return named;
  const stated = attribute(signer, OID.messageDigest);
  const isOver = hexOf(await crypto.subtle.digest(digest, signed));
  // Without attributes a signature would be over the bytes directly, which PDF does not use.
  if (!signer.signedAttrs || !stated) return 'signature';
  if (String(attribute(signer, OID.contentType)?.valueBlock) !== kind) return 'other-purpose';
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

/** @returns null where it is named, `not` where none is, and otherwise what is wrong with the name */
async function namedCertificate(
  signer: SignerInfo,
  certificate: Certificate,
): Promise<'not' | 'certificate' | 'weak' | null> {
  const stated = attribute(signer, OID.signingCertificate2);
  if (!stated) return 'not';
  const [first] = childrenOf(childrenOf(stated)[0]);
  const parts = childrenOf(first);
  // By its kind: a hash may happen to look like something encoded.
  const [algorithm] = parts[0] instanceof Sequence ? childrenOf(parts[0]) : [];
  const id = algorithm && String(algorithm.valueBlock);
  if (id !== undefined && weaknessOfDigest(id) === 'weak') return 'weak';
  const digest = id === undefined ? 'SHA-256' : DIGESTS[id];
  const hash = id === undefined ? parts[0] : parts[1];
  if (digest === undefined || !hash) return 'certificate';
  const isSame = hexOf(octetsOf(hash)) === hexOf(await crypto.subtle.digest(digest, derOf(certificate)));
  return isSame ? null : 'certificate';
}

const childrenOf = (node: Asn1 | undefined): readonly Asn1[] =>
  Array.isArray(node?.valueBlock.value) ? (node.valueBlock.value as Asn1[]) : [];
