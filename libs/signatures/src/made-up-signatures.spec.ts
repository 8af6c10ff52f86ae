import { ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import {
  Attribute,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import { type GivenKey, givenKey, smallPdf } from '../testing';
import { checkFile } from './check';
import { derOf } from './cms/certificate';
import { signedFile } from './signing/sign';

const NOW = new Date('2030-06-01T12:00:00Z');
const DATA = '1.2.840.113549.1.7.1';

interface Wish {
  readonly hash?: 'SHA-1' | 'SHA-256';
  /** Whose certificate is named in what is signed; the signer's without it. */
  readonly named?: GivenKey;
  readonly signers?: number;
}

/** A signature as somebody else's program may make it. */
async function message(content: Uint8Array<ArrayBuffer>, by: GivenKey, wish: Wish): Promise<Uint8Array> {
  const { hash = 'SHA-256', named = by, signers = 1 } = wish;
  const { key, certificate } = by;
  const octets = async (name: string, bytes: Uint8Array<ArrayBuffer>) =>
    new OctetString({ valueHex: await crypto.subtle.digest(name, bytes) });
  const name = new Sequence({ value: [await octets('SHA-256', derOf(named.certificate))] });
  const attributes = [
    new Attribute({ type: '1.2.840.113549.1.9.3', values: [new ObjectIdentifier({ value: DATA })] }),
    new Attribute({ type: '1.2.840.113549.1.9.4', values: [await octets(hash, content)] }),
    new Attribute({
      type: '1.2.840.113549.1.9.16.2.47',
      values: [new Sequence({ value: [new Sequence({ value: [name] })] })],
    }),
  ];
  const signer = () =>
    new SignerInfo({
      version: 1,
      sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
      signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
    });
  const data = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: DATA }),
    certificates: [certificate],
    signerInfos: Array.from({ length: signers }, signer),
  });
  for (let at = 0; at < signers; at++) await data.sign(key, at, hash);
  const info = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: data.toSchema(true) });
  return new Uint8Array(info.toSchema().toBER());
}

/** A signed file with another signature in its place. @param unsigned what follows the signature and is left out of it too */
async function signedAnew(by: GivenKey, wish: Wish, unsigned = ''): Promise<Uint8Array<ArrayBuffer>> {
  const wishes = { field: 'ExecutiveApproval', at: NOW, reason: null, ...by };
  let text = Buffer.from(await signedFile(smallPdf(), wishes)).toString('latin1');
  const [range = '', before = '', after = ''] = /(?<=\/ByteRange )\[0 (\d+) +(\d+) +\d+ *\]/.exec(text) ?? [];
  const [begin, end] = [Number(before), Number(after) + unsigned.length];
  expect(text.slice(Number(after), end)).toBe(unsigned);
  text = text.replace(range, `[0 ${begin} ${end} ${text.length - end}`.padEnd(range.length - 1) + ']');
  const content = new Uint8Array(Buffer.from(text.slice(0, begin) + text.slice(end), 'latin1'));
  const made = Buffer.from(await message(content, by, wish)).toString('hex');
  return new Uint8Array(Buffer.from(text.slice(0, begin + 1) + made + text.slice(begin + 1 + made.length), 'latin1'));
}

const signaturesOf = async (file: Uint8Array<ArrayBuffer>) => (await checkFile(file, { now: NOW })).signatures;

describe('a signature that another program made', () => {
  it('is valid when it is as it should be', async () => {
    expect(await signaturesOf(await signedAnew(await givenKey(), {}))).toMatchObject([{ problems: [] }]);
  });

  it('is not valid with a hash that can be forged', async () => {
    const signed = await signedAnew(await givenKey(), { hash: 'SHA-1' });
    expect(await signaturesOf(signed)).toMatchObject([{ problems: ['weak'] }]);
  });

  it('is not valid when what is signed names the certificate of somebody else', async () => {
    const signed = await signedAnew(await givenKey(), { named: await givenKey() });
    expect(await signaturesOf(signed)).toMatchObject([{ problems: ['certificate'] }]);
  });

  it('is not read when it is by more than one', async () => {
    const signed = await signedAnew(await givenKey(), { signers: 2 });
    expect(await signaturesOf(signed)).toMatchObject([{ problems: ['unreadable'], signer: null }]);
  });

  it('is not valid when more than the signature itself is left out of what is signed', async () => {
    const time = `\n/M <${Buffer.from('D:20300601120000Z').toString('hex')}>`;
    const signed = await signedAnew(await givenKey(), {}, time);
    expect(await signaturesOf(signed)).toMatchObject([{ problems: ['range'] }]);
  });

  it('makes no file valid by calling itself a time stamp', async () => {
    const signed = await signedAnew(await givenKey(), {});
    const text = Buffer.from(signed).toString('latin1').replace('(Level 3)', '(Level 5)');
    const stamp = text.replace('/ETSI.CAdES.detached', '/ETSI.RFC3161       ');
    const file = await checkFile(new Uint8Array(Buffer.from(stamp, 'latin1')), { now: NOW });
    expect(file).toMatchObject({ verdict: 'not-valid', signatures: [{ isTimeStamp: true }] });
  });
});
