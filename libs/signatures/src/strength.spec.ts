import { BitString, Null, ObjectIdentifier } from 'asn1js';
import { AlgorithmIdentifier, Certificate, RSASSAPSSParams } from 'pkijs';
import { anotherSigner, type GivenKey, givenKey, pemOf, signedAnew, smallPdf } from '../testing';
import { checkFile } from './check';
import { bitsOf } from './cms/strength';
import { signedFile } from './signing/sign';
import { sentencesOf } from './words';

// Keys are made for each test, which takes as long as finding their primes takes.
jest.setTimeout(60_000);

const NOW = new Date('2030-06-01T12:00:00Z');
const check = async (file: Uint8Array<ArrayBuffer>, trusted?: string) => {
  const { verdict, signatures } = await checkFile(file, { now: NOW, trusted });
  return { verdict, problems: signatures[0]?.problems, said: signatures.flatMap(sentencesOf).join('\n') };
};
const oid = (algorithmId: string, algorithmParams: unknown = new Null()) =>
  new AlgorithmIdentifier({ algorithmId, algorithmParams });
const SHA = { 1: '1.3.14.3.2.26', 256: '2.16.840.1.101.3.4.2.1', 384: '2.16.840.1.101.3.4.2.2' } as const;
const pss = (hash: keyof typeof SHA | null, mask: keyof typeof SHA | null) =>
  oid(
    '1.2.840.113549.1.1.10',
    new RSASSAPSSParams({
      ...(hash && { hashAlgorithm: oid(SHA[hash]) }),
      ...(mask && { maskGenAlgorithm: oid('1.2.840.113549.1.1.8', oid(SHA[mask]).toSchema()) }),
      saltLength: 32,
    }).toSchema(),
  );

describe('a signature counts for nothing', () => {
  const algorithms: readonly [what: string, algorithm: AlgorithmIdentifier, problem: string][] = [
    ['RSA with SHA-1', oid('1.2.840.113549.1.1.5'), 'weak'],
    ['RSA with MD5', oid('1.2.840.113549.1.1.4'), 'weak'],
    ['ECDSA with SHA-1', oid('1.2.840.10045.4.1'), 'weak'],
    ['PSS with SHA-1', pss(1, 1), 'weak'],
    ['PSS of which nothing is said', pss(null, null), 'weak'],
    ['PSS with a mask of SHA-1', pss(256, 1), 'weak'],
    ['PSS with the hash of SHA-1 and a better mask', pss(1, 256), 'weak'],
    ['PSS with two hashes', pss(256, 384), 'unknown-algorithm'],
    ['PSS with another hash than the one that is said', pss(384, 384), 'unknown-algorithm'],
  ];
  it.each(algorithms)('made with %s', async (_, signatureAlgorithm, problem) => {
    const checked = await check(await signedAnew(await givenKey({ kind: 'RSA' }), { signatureAlgorithm }));
    expect(checked).toMatchObject({ verdict: 'not-valid', problems: [problem] });
    if (problem === 'weak') expect(checked.said).toContain('that is too weak to count');
  });

  it('made with a digest of MD5, or that names its certificate by SHA-1', async () => {
    const md5 = await signedAnew(await givenKey(), { digestAlgorithm: oid('1.2.840.113549.2.5') });
    expect((await check(md5)).problems).toEqual(['weak']);
    expect((await check(await signedAnew(await givenKey(), { namedBy: SHA[1] }))).problems).toEqual(['weak']);
  });

  it.each(['adbe.pkcs7.sha1', 'adbe.x509.rsa_sha1'])('of the kind %s', async (kind) => {
    const signed = await signedAnew(await givenKey(), {});
    const text = Buffer.from(signed).toString('latin1').replace('/ETSI.CAdES.detached', `/${kind}`.padEnd(20));
    expect((await check(new Uint8Array(Buffer.from(text, 'latin1')))).problems).toEqual(['weak']);
  });

  it('by an RSA key of less than 2048 bits', async () => {
    const checked = await check(await signedAnew(await givenKey({ kind: 'RSA', bits: 2_040 }), {}));
    expect(checked).toMatchObject({ verdict: 'not-valid', problems: ['weak-key'] });
    expect(checked.said).toContain('key of the signature is too weak to count');
    expect((await check(await signedAnew(await givenKey({ kind: 'RSA' }), {}))).verdict).toBe('valid');
  });

  it('by a key on a curve of less than 256 bits', async () => {
    const given = await givenKey();
    const small = Certificate.fromBER(given.certificate.toSchema().toBER());
    small.subjectPublicKeyInfo.algorithm.algorithmParams = new ObjectIdentifier({ value: '1.3.132.0.33' });
    const point = new Uint8Array(57).fill(1).fill(4, 0, 1);
    small.subjectPublicKeyInfo.subjectPublicKey = new BitString({ valueHex: point.buffer });
    const certificate = Certificate.fromBER(small.toSchema(true).toBER());
    expect(bitsOf(certificate)).toBe(224);
    const checked = await check(await signedAnew({ ...given, certificate }, {}));
    expect(checked.problems).toContain('weak-key');
  });
});

describe('a signature with PSS', () => {
  it('is valid with hashes of today', async () => {
    expect(await check(await signedAnew(await givenKey({ kind: 'PSS' }), {}))).toMatchObject({ verdict: 'valid' });
  });
});

describe('a signature that was made for something else is none of a file', () => {
  const other = '1.2.840.113549.1.9.16.1.4';
  it.each([
    ['its content is of another kind', { contentType: other, statedType: '1.2.840.113549.1.7.1' }],
    ['it signs another kind', { statedType: other }],
    ['it brings content of its own', { content: new Uint8Array([1]) }],
  ])('%s', async (_, wish) => {
    expect((await check(await signedAnew(await givenKey(), wish))).problems).toEqual(['other-purpose']);
  });
});

describe('a chain to a root that somebody trusts', () => {
  const signed = ({ key, certificate, chain }: GivenKey) =>
    signedFile(smallPdf(), { field: 'ExecutiveApproval', at: NOW, reason: null, key, certificate, chain });

  it('does not lead over SHA-1, nor over a small key', async () => {
    const root = await givenKey({ name: 'Root', isAuthority: true });
    const small = await givenKey({ kind: 'RSA', bits: 1_024, name: 'Small', isAuthority: true });
    const leaf = await givenKey({ issuer: root });
    expect((await check(await signed(leaf), pemOf(root.certificate))).verdict).toBe('valid');
    const weak = await anotherSigner(leaf, root, 'SHA-1');
    expect((await check(await signed(weak), pemOf(root.certificate))).problems).toEqual(['untrusted']);
    const bySmall = await givenKey({ issuer: small });
    expect((await check(await signed(bySmall), pemOf(small.certificate))).problems).toEqual(['untrusted']);
  });
});
