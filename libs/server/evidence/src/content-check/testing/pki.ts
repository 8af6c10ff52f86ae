import { webcrypto } from 'node:crypto';
import { fromBER, Integer, Null, OctetString, Sequence, Utf8String } from 'asn1js';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AuthenticatedSafe,
  BasicOCSPResponse,
  CertID,
  Certificate,
  CertificateRevocationList,
  CertificationRequest,
  ContentInfo,
  EncapsulatedContentInfo,
  EnvelopedData,
  IssuerAndSerialNumber,
  KeyBag,
  MessageImprint,
  OCSPRequest,
  OCSPResponse,
  PFX,
  PKIStatusInfo,
  ResponseBytes,
  RevokedCertificate,
  SafeBag,
  SafeContents,
  SignedData,
  SignerInfo,
  SingleResponse,
  Time,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';

const SHA_256 = '2.16.840.1.101.3.4.2.1';
const NOW = new Date('2030-05-01T12:00:00Z');
const exact = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;
const bytesOf = (encodable: { toBER(): ArrayBuffer }): Buffer => Buffer.from(encodable.toBER());
const inContent = (contentType: string, content: Sequence): Buffer =>
  bytesOf(new ContentInfo({ contentType, content }).toSchema());

/** A key store without a password, in the integrity mode of a password. */
export async function pkcs12Of(pkcs8: Buffer): Promise<Buffer> {
  const bag = new SafeBag({
    bagId: '1.2.840.113549.1.12.10.1.1',
    bagValue: new KeyBag({ schema: fromBER(exact(pkcs8)).result }),
  });
  const safe = new AuthenticatedSafe({
    parsedValue: { safeContents: [{ privacyMode: 0, value: new SafeContents({ safeBags: [bag] }) }] },
  });
  await safe.makeInternalValues({ safeContents: [{}] });
  const pfx = new PFX({ parsedValue: { integrityMode: 0, authenticatedSafe: safe } });
  await pfx.makeInternalValues({
    password: exact(Buffer.from('secret')),
    iterations: 1,
    pbkdf2HashAlgorithm: 'SHA-256',
    hmacHashAlgorithm: 'SHA-256',
  });
  return bytesOf(pfx.toSchema());
}

interface Authority {
  readonly keys: webcrypto.CryptoKeyPair;
  readonly certificate: Certificate;
}

/** The messages and files of this trade, as binary: none of them is a key. By the usual names of such files. */
export async function pkiStructures(): Promise<Record<string, Buffer>> {
  const ca = await authority();
  return {
    'ca.cer': bytesOf(ca.certificate.toSchema(true)),
    'public.der': Buffer.from(await webcrypto.subtle.exportKey('spki', ca.keys.publicKey)),
    'request.p10': await request(ca),
    'list.crl': await revocationList(ca),
    'chain.p7b': bytesOf(chain(ca)),
    'policy.p7m': await signed(ca),
    'mail.p7e': await enveloped(ca),
    'query.tsq': timeStampQuery(),
    'stamp.tsr': await timeStamp(ca),
    'query.orq': await statusQuery(ca),
    'answer.ors': await statusAnswer(ca),
  };
}

async function authority(): Promise<Authority> {
  const keys = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({ value: 1 });
  named(certificate.issuer.typesAndValues);
  named(certificate.subject.typesAndValues);
  certificate.notBefore.value = NOW;
  certificate.notAfter.value = new Date('2040-05-01T12:00:00Z');
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  await certificate.sign(keys.privateKey, 'SHA-256');
  return { keys, certificate };
}

const named = (values: AttributeTypeAndValue[]) =>
  values.push(new AttributeTypeAndValue({ type: '2.5.4.3', value: new Utf8String({ value: 'Private Key CA' }) }));

async function request({ keys }: Authority): Promise<Buffer> {
  const csr = new CertificationRequest();
  named(csr.subject.typesAndValues);
  await csr.subjectPublicKeyInfo.importKey(keys.publicKey);
  await csr.sign(keys.privateKey, 'SHA-256');
  return bytesOf(csr.toSchema(true));
}

async function revocationList({ keys }: Authority): Promise<Buffer> {
  const list = new CertificateRevocationList({ version: 1, thisUpdate: new Time({ value: NOW }) });
  named(list.issuer.typesAndValues);
  list.revokedCertificates = Array.from(
    { length: 200 },
    (_, n) =>
      new RevokedCertificate({
        userCertificate: new Integer({ value: n + 1 }),
        revocationDate: new Time({ value: NOW }),
      }),
  );
  await list.sign(keys.privateKey, 'SHA-256');
  return bytesOf(list.toSchema(true));
}

const chain = ({ certificate }: Authority): Sequence =>
  new ContentInfo({
    contentType: ContentInfo.SIGNED_DATA,
    content: new SignedData({
      version: 1,
      certificates: [certificate],
      encapContentInfo: new EncapsulatedContentInfo(),
    }).toSchema(true),
  }).toSchema();

async function signed(ca: Authority): Promise<Buffer> {
  const content = new OctetString({
    valueHex: exact(Buffer.from('The policy says that no private key leaves the module.')),
  });
  return inContent(ContentInfo.SIGNED_DATA, await signedData(ca, ContentInfo.DATA, content));
}

async function signedData(ca: Authority, eContentType: string, eContent: OctetString): Promise<Sequence> {
  const sid = new IssuerAndSerialNumber({ issuer: ca.certificate.issuer, serialNumber: ca.certificate.serialNumber });
  const data = new SignedData({
    version: 3,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType, eContent }),
    signerInfos: [new SignerInfo({ version: 1, sid })],
    certificates: [ca.certificate],
  });
  await data.sign(ca.keys.privateKey, 0, 'SHA-256');
  return data.toSchema(true);
}

/** For a person, and for a password: what wraps the content key for a password looks much like a key. */
async function enveloped({ certificate }: Authority): Promise<Buffer> {
  const data = new EnvelopedData();
  data.addRecipientByPreDefinedData(exact(Buffer.from('secret')), {}, 2);
  data.addRecipientByCertificate(certificate, {}, undefined);
  await data.encrypt({ name: 'AES-CBC', length: 256 }, exact(Buffer.from('content')));
  return inContent(ContentInfo.ENVELOPED_DATA, data.toSchema());
}

const imprint = () =>
  new MessageImprint({
    hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA_256, algorithmParams: new Null() }),
    hashedMessage: new OctetString({ valueHex: exact(webcrypto.getRandomValues(new Uint8Array(32))) }),
  });

const timeStampQuery = (): Buffer =>
  bytesOf(
    new TimeStampReq({
      version: 1,
      messageImprint: imprint(),
      nonce: new Integer({ value: 7 }),
      certReq: true,
    }).toSchema(),
  );

async function timeStamp(ca: Authority): Promise<Buffer> {
  const info = new TSTInfo({
    version: 1,
    policy: '1.2.3',
    messageImprint: imprint(),
    serialNumber: new Integer({ value: 9 }),
    genTime: NOW,
  });
  const content = new OctetString({ valueHex: info.toSchema().toBER() });
  const token = new ContentInfo({
    contentType: ContentInfo.SIGNED_DATA,
    content: await signedData(ca, '1.2.840.113549.1.9.16.1.4', content),
  });
  return bytesOf(new TimeStampResp({ status: new PKIStatusInfo({ status: 0 }), timeStampToken: token }).toSchema());
}

async function statusQuery({ certificate }: Authority): Promise<Buffer> {
  const query = new OCSPRequest();
  await query.createForCertificate(certificate, { hashAlgorithm: 'SHA-256', issuerCertificate: certificate });
  return bytesOf(query.toSchema(true));
}

async function statusAnswer({ certificate, keys }: Authority): Promise<Buffer> {
  const basic = new BasicOCSPResponse();
  basic.tbsResponseData.responderID = certificate.subject;
  basic.tbsResponseData.producedAt = NOW;
  const certID = new CertID();
  await certID.createForCertificate(certificate, { hashAlgorithm: 'SHA-256', issuerCertificate: certificate });
  const single = new SingleResponse({ certID, thisUpdate: NOW });
  single.certStatus = fromBER(exact(Buffer.from('8000', 'hex'))).result;
  basic.tbsResponseData.responses.push(single);
  await basic.sign(keys.privateKey, 'SHA-256');
  const response = new OctetString({ valueHex: basic.toSchema().toBER() });
  const answer = new OCSPResponse({
    responseBytes: new ResponseBytes({ responseType: '1.3.6.1.5.5.7.48.1.1', response }),
  });
  answer.responseStatus.valueBlock.valueDec = 0;
  return bytesOf(answer.toSchema());
}
