import { BitString, Integer, Utf8String } from 'asn1js';
import {
  AttributeTypeAndValue,
  AuthenticatedSafe,
  BasicConstraints,
  CertBag,
  Certificate,
  Extension,
  ExtKeyUsage,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  SafeBag,
  SafeContents,
} from 'pkijs';
import { type SecretKey } from '../src/cms/keys';

/** A key with its certificate, made for one test. */
export interface GivenKey {
  readonly keys: { readonly publicKey: SecretKey; readonly privateKey: SecretKey };
  readonly key: SecretKey;
  readonly certificate: Certificate;
  readonly chain: readonly Certificate[];
}

export interface KeyWish {
  readonly kind?: 'RSA' | 'PSS' | 'EC';
  /** Of an RSA key; 2048 without it. */
  readonly bits?: number;
  readonly name?: string;
  readonly issuer?: GivenKey;
  readonly notBefore?: string;
  readonly notAfter?: string;
  /** The first byte of the key usage; 0xc0 is for signatures, 0x20 for encrypting keys. */
  readonly usage?: number | null;
  readonly isAuthority?: boolean;
  /** Purposes of the extended key usage, which is critical unless it is said not to be. */
  readonly purposes?: readonly string[];
  readonly arePurposesCritical?: boolean;
}

const algorithmOf = ({ kind = 'EC', bits = 2048 }: KeyWish) =>
  kind === 'EC'
    ? { name: 'ECDSA', namedCurve: 'P-256' }
    : {
        name: kind === 'PSS' ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5',
        modulusLength: bits,
        publicExponent: new Uint8Array([1, 0, 1]),
        hash: 'SHA-256',
      };
let serial = 1;

/** A new key; its certificate is by itself unless there is an issuer. */
export async function givenKey(wish: KeyWish = {}): Promise<GivenKey> {
  const { name = 'Eva Example', issuer } = wish;
  const keys = (await crypto.subtle.generateKey(algorithmOf(wish), true, ['sign', 'verify'])) as GivenKey['keys'];
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({ value: serial++ });
  certificate.subject.typesAndValues.push(commonName(name));
  certificate.issuer.typesAndValues.push(...(issuer?.certificate.subject.typesAndValues ?? [commonName(name)]));
  certificate.notBefore.value = new Date(wish.notBefore ?? '2020-01-01T00:00:00Z');
  certificate.notAfter.value = new Date(wish.notAfter ?? '2045-01-01T00:00:00Z');
  certificate.extensions = extensionsOf(wish);
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  await certificate.sign(issuer?.key ?? keys.privateKey, 'SHA-256');
  const chain = issuer ? [issuer.certificate, ...issuer.chain] : [];
  // Read back, as it will be by whoever gets it.
  return { keys, key: keys.privateKey, certificate: Certificate.fromBER(certificate.toSchema(true).toBER()), chain };
}

function extensionsOf({
  usage = 0xc0,
  isAuthority = false,
  purposes,
  arePurposesCritical = true,
}: KeyWish): Extension[] {
  const bits = (first: number) => new BitString({ valueHex: new Uint8Array([first]).buffer, unusedBits: 4 });
  const purposesOf = (all: readonly string[]) => new ExtKeyUsage({ keyPurposes: [...all] }).toSchema();
  return [
    ...(usage === null ? [] : [extension('2.5.29.15', bits(usage))]),
    ...(purposes ? [extension('2.5.29.37', purposesOf(purposes), arePurposesCritical)] : []),
    ...(isAuthority ? [extension('2.5.29.19', new BasicConstraints({ cA: true }).toSchema())] : []),
  ];
}

const commonName = (value: string) => new AttributeTypeAndValue({ type: '2.5.4.3', value: new Utf8String({ value }) });
const extension = (extnID: string, value: { toBER(): ArrayBuffer }, critical = true) =>
  new Extension({ extnID, critical, extnValue: value.toBER() });

export const pemOf = (certificate: Certificate): string =>
  `-----BEGIN CERTIFICATE-----\n${btoa(String.fromCharCode(...new Uint8Array(certificate.toSchema().toBER())))}\n-----END CERTIFICATE-----\n`;

const bytesOf = (text: string): ArrayBuffer => new Uint8Array(new TextEncoder().encode(text)).buffer;

/** A key store as today's tools write it: AES-256, PBKDF2 with SHA-256. @param parts that hold certificates, each encrypted */
export async function keyStoreOf(
  { keys, certificate, chain }: GivenKey,
  password: string,
  iterations = 2_000,
  parts = 1,
): Promise<Uint8Array> {
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  const keyBag = new SafeBag({
    bagId: '1.2.840.113549.1.12.10.1.2',
    bagValue: new PKCS8ShroudedKeyBag({ parsedValue: PrivateKeyInfo.fromBER(pkcs8) }),
  });
  const secret = bytesOf(password);
  const encryption = { name: 'AES-CBC', length: 256 };
  const protection = {
    password: secret,
    contentEncryptionAlgorithm: encryption,
    hmacHashAlgorithm: 'SHA-256',
    iterationCount: iterations,
  };
  await (keyBag.bagValue as PKCS8ShroudedKeyBag).makeInternalValues(protection);
  const certBags = [certificate, ...chain].map(
    (parsedValue) => new SafeBag({ bagId: '1.2.840.113549.1.12.10.1.3', bagValue: new CertBag({ parsedValue }) }),
  );
  const safe = new AuthenticatedSafe({
    parsedValue: {
      safeContents: [
        { privacyMode: 0, value: new SafeContents({ safeBags: [keyBag] }) },
        ...Array.from({ length: parts }, () => ({ privacyMode: 1, value: new SafeContents({ safeBags: certBags }) })),
      ],
    },
  });
  await safe.makeInternalValues({ safeContents: [{}, ...Array.from({ length: parts }, () => protection)] });
  const pfx = new PFX({ parsedValue: { integrityMode: 0, authenticatedSafe: safe } });
  await pfx.makeInternalValues({
    password: secret,
    iterations,
    pbkdf2HashAlgorithm: 'SHA-256',
    hmacHashAlgorithm: 'SHA-256',
  });
  return new Uint8Array(pfx.toSchema().toBER());
}

/** A key store in which bags lie in bags, and in the last one nothing. */
export async function nestedKeyStore(depth: number): Promise<Uint8Array> {
  let bags = new SafeContents({ safeBags: [] });
  for (let at = 0; at < depth; at++) {
    bags = new SafeContents({ safeBags: [new SafeBag({ bagId: '1.2.840.113549.1.12.10.1.6', bagValue: bags })] });
  }
  const safe = new AuthenticatedSafe({ parsedValue: { safeContents: [{ privacyMode: 0, value: bags }] } });
  await safe.makeInternalValues({ safeContents: [{}] });
  const pfx = new PFX({ parsedValue: { integrityMode: 0, authenticatedSafe: safe } });
  await pfx.makeInternalValues({
    ...{ password: bytesOf('x'), iterations: 1, pbkdf2HashAlgorithm: 'SHA-256', hmacHashAlgorithm: 'SHA-256' },
  });
  return new Uint8Array(pfx.toSchema().toBER());
}
