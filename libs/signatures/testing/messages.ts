import { ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import { derOf } from '../src/cms/certificate';
import { signedFile } from '../src/signing/sign';
import { type GivenKey } from './keys';
import { smallPdf } from './pdf';

const DATA = '1.2.840.113549.1.7.1';
const NOW = new Date('2030-06-01T12:00:00Z');

/** What a message says otherwise than ours do. */
export interface MessageWish {
  readonly hash?: 'SHA-1' | 'SHA-256';
  /** Whose certificate is named in what is signed; the signer's without it. */
  readonly named?: GivenKey;
  /** The hash that it says to be named by. */
  readonly namedBy?: string;
  readonly signers?: number;
  readonly contentType?: string;
  /** The kind that is signed, where it is another one. */
  readonly statedType?: string;
  /** What it holds, and is over. */
  readonly content?: Uint8Array<ArrayBuffer>;
  /** What it says to be made with, whatever it was. */
  readonly digestAlgorithm?: AlgorithmIdentifier;
  readonly signatureAlgorithm?: AlgorithmIdentifier;
  /** What is added to it, over its value. */
  readonly stamped?: (value: Uint8Array<ArrayBuffer>) => Promise<readonly Uint8Array<ArrayBuffer>[]>;
}

/** A signature as somebody else's program may make it. */
export async function messageOver(
  content: Uint8Array<ArrayBuffer>,
  by: GivenKey,
  wish: MessageWish = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { hash = 'SHA-256', signers = 1, contentType = DATA } = wish;
  const { key, certificate } = by;
  const attributes = await attributesOf(content, by, wish);
  const signer = () =>
    new SignerInfo({
      version: 1,
      sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
      signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
    });
  const eContent = wish.content && { eContent: new OctetString({ valueHex: wish.content.buffer }) };
  const data = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: contentType, ...eContent }),
    certificates: [certificate, ...by.chain],
    signerInfos: Array.from({ length: signers }, signer),
  });
  for (let at = 0; at < signers; at++) await data.sign(key, at, hash);
  for (const each of data.signerInfos) {
    each.digestAlgorithm = wish.digestAlgorithm ?? each.digestAlgorithm;
    each.signatureAlgorithm = wish.signatureAlgorithm ?? each.signatureAlgorithm;
    const stamps = (await wish.stamped?.(new Uint8Array(each.signature.valueBlock.valueHexView))) ?? [];
    if (stamps.length > 0)
      each.unsignedAttrs = new SignedAndUnsignedAttributes({ type: 1, attributes: [stampsIn(stamps)] });
  }
  const info = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: data.toSchema(true) });
  return new Uint8Array(info.toSchema().toBER());
}

const stampsIn = (stamps: readonly Uint8Array<ArrayBuffer>[]): Attribute =>
  new Attribute({
    type: '1.2.840.113549.1.9.16.2.14',
    values: stamps.map((stamp) => ContentInfo.fromBER(stamp).toSchema()),
  });

async function attributesOf(content: Uint8Array<ArrayBuffer>, by: GivenKey, wish: MessageWish): Promise<Attribute[]> {
  const { hash = 'SHA-256', named = by, contentType = DATA, statedType = contentType, namedBy } = wish;
  const octets = async (name: string, bytes: Uint8Array<ArrayBuffer>) =>
    new OctetString({ valueHex: await crypto.subtle.digest(name, bytes) });
  const algorithm = namedBy === undefined ? [] : [new AlgorithmIdentifier({ algorithmId: namedBy }).toSchema()];
  const name = new Sequence({ value: [...algorithm, await octets('SHA-256', derOf(named.certificate))] });
  return [
    new Attribute({ type: '1.2.840.113549.1.9.3', values: [new ObjectIdentifier({ value: statedType })] }),
    new Attribute({ type: '1.2.840.113549.1.9.4', values: [await octets(hash, content)] }),
    new Attribute({
      type: '1.2.840.113549.1.9.16.2.47',
      values: [new Sequence({ value: [new Sequence({ value: [name] })] })],
    }),
  ];
}

/** Makes the message that is to stand in a file over some bytes. */
export type MessageMaker = (content: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;

/** A signed file with another signature in its place. @param unsigned what follows the signature and is left out of it too */
export async function signedBy(
  by: GivenKey,
  make: MessageMaker,
  unsigned = '',
  file: Uint8Array = smallPdf(),
): Promise<Uint8Array<ArrayBuffer>> {
  const wishes = { field: 'ExecutiveApproval', at: NOW, reason: null, ...by };
  let text = Buffer.from(await signedFile(file, wishes)).toString('latin1');
  const [range = '', before = '', after = ''] = /(?<=\/ByteRange )\[0 (\d+) +(\d+) +\d+ *\]/.exec(text) ?? [];
  const [begin, end] = [Number(before), Number(after) + unsigned.length];
  if (text.slice(Number(after), end) !== unsigned) throw new Error('Something else follows the signature.');
  text = text.replace(range, `[0 ${begin} ${end} ${text.length - end}`.padEnd(range.length - 1) + ']');
  const made = await make(new Uint8Array(Buffer.from(text.slice(0, begin) + text.slice(end), 'latin1')));
  const hex = Buffer.from(made).toString('hex');
  return new Uint8Array(Buffer.from(text.slice(0, begin + 1) + hex + text.slice(begin + 1 + hex.length), 'latin1'));
}

export const signedAnew = (by: GivenKey, wish: MessageWish, unsigned = ''): Promise<Uint8Array<ArrayBuffer>> =>
  signedBy(by, (content) => messageOver(content, by, wish), unsigned);

/** A key with a certificate that its issuer signed with another hash. */
export async function anotherSigner(given: GivenKey, issuer: GivenKey, hash: string): Promise<GivenKey> {
  const certificate = Certificate.fromBER(given.certificate.toSchema().toBER());
  await certificate.sign(issuer.key, hash);
  return { ...given, certificate: Certificate.fromBER(certificate.toSchema(true).toBER()) };
}
