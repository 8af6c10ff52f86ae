import { ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  type Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import { derOf } from './certificate';
import { type SecretKey } from './keys';

export interface SigningKey {
  readonly key: SecretKey;
  readonly certificate: Certificate;
  readonly chain: readonly Certificate[];
}

const DATA = '1.2.840.113549.1.7.1';
/** An elliptic curve is as strong as the hash that goes with it. */
const HASHES: Readonly<Record<string, string>> = { 'P-384': 'SHA-384', 'P-521': 'SHA-512' };
const DIGEST_OIDS: Readonly<Record<string, string>> = {
  'SHA-384': '2.16.840.1.101.3.4.2.2',
  'SHA-512': '2.16.840.1.101.3.4.2.3',
};

/** The hash that a key signs with. */
export const hashOf = (key: SecretKey): string =>
  HASHES[(key.algorithm as { namedCurve?: string }).namedCurve ?? ''] ?? 'SHA-256';

/**
 * A signature over content that is elsewhere, as CAdES-BES: what is signed names hash, kind and certificate, and no time.
 * @param content what is signed
 */
export async function detachedSignature(
  content: Uint8Array<ArrayBuffer>,
  { key, certificate, chain }: SigningKey,
): Promise<Uint8Array> {
  const hash = hashOf(key);
  const attributes = await attributesOf(content, certificate, hash);
  const signer = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
    signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
  });
  const data = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: DATA }),
    certificates: [certificate, ...chain],
    signerInfos: [signer],
  });
  await data.sign(key, 0, hash);
  const info = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: data.toSchema(true) });
  return new Uint8Array(info.toSchema().toBER());
}

async function attributesOf(content: Uint8Array<ArrayBuffer>, certificate: Certificate, hash: string) {
  const digest = (bytes: Uint8Array<ArrayBuffer>) => crypto.subtle.digest(hash, bytes);
  const certificateHash = new OctetString({ valueHex: await digest(derOf(certificate)) });
  const oid = DIGEST_OIDS[hash];
  // SHA-256 is what stands there when nothing does.
  const algorithm = oid === undefined ? [] : [new AlgorithmIdentifier({ algorithmId: oid }).toSchema()];
  const named = new Sequence({ value: [...algorithm, certificateHash] });
  const all = [
    new Attribute({ type: '1.2.840.113549.1.9.3', values: [new ObjectIdentifier({ value: DATA })] }),
    new Attribute({
      type: '1.2.840.113549.1.9.4',
      values: [new OctetString({ valueHex: await digest(content) })],
    }),
    new Attribute({
      type: '1.2.840.113549.1.9.16.2.47',
      values: [new Sequence({ value: [new Sequence({ value: [named] })] })],
    }),
  ];
  return all
    .map((each) => ({ each, der: new Uint8Array(each.toSchema().toBER()) }))
    .sort(byDer)
    .map(({ each }) => each);
}

/** DER sorts the elements of a set. */
function byDer({ der: one }: { der: Uint8Array }, { der: other }: { der: Uint8Array }): number {
  const at = one.findIndex((byte, n) => byte !== other[n]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}
