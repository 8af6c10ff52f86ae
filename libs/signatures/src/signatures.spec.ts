import { credentialJson, type GivenKey, givenKey, type KeyWish, pemOf, replaced, smallPdf } from '../testing';
import { checkFile, originOf } from './check';
import { certificateOf, derOf } from './cms/certificate';
import { signedFile } from './signing/sign';
import { APPROVAL_FIELDS, withSignatureFields } from './signing/fields';
import { credentialSentence, sentencesOf } from './words';

// Keys are made for each test, which takes as long as finding their primes takes.
jest.setTimeout(60_000);

const NOW = new Date('2030-06-01T12:00:00Z');
const sign = (bytes: Uint8Array, { key, certificate, chain }: GivenKey, more: { field?: string; at?: Date } = {}) =>
  signedFile(bytes, { field: 'ExecutiveApproval', at: NOW, reason: 'Approved', key, certificate, chain, ...more });
const check = (bytes: Uint8Array<ArrayBuffer>, trusted?: string) => checkFile(bytes, { now: NOW, trusted });
const said = async (bytes: Uint8Array<ArrayBuffer>, trusted?: string): Promise<string> =>
  (await check(bytes, trusted)).signatures.flatMap(sentencesOf).join('\n');

describe('a signed report', () => {
  it.each(['RSA', 'EC'] as const)('with a key of %s is valid, and says who signed what and when', async (kind) => {
    const signer = await givenKey({ kind });
    const file = await check(await sign(smallPdf('Level 3', credentialJson()), signer));
    expect(file.verdict).toBe('valid');
    expect(file.signatures).toMatchObject([
      {
        ...{ field: 'ExecutiveApproval', signer: 'Eva Example', reason: 'Approved', covers: 'whole', problems: [] },
        claimedTime: NOW.toISOString(),
        certificate: { subject: 'CN=Eva Example', key: kind === 'RSA' ? 'RSA, 2048 bits' : 'EC, P-256' },
      },
    ]);
    expect(credentialSentence(file)).toBe('A report of version 2 of “Yearly assessment”, Example Trust.');
  });

  it('is valid also where the hash of its certificate happens to look like something encoded', async () => {
    const given = await givenKey();
    const der = derOf(given.certificate);
    const looksEncoded = async (): Promise<boolean> => {
      const [tag = 0, length] = new Uint8Array(await crypto.subtle.digest('SHA-256', der));
      return (tag & 0xc0) !== 0 && (tag & 0x20) === 0 && (tag & 0x1f) !== 0x1f && length === 30;
    };
    // Its end is the issuer's signature, which is not looked at here, and makes another hash each time.
    for (let value = 1; !(await looksEncoded()); value++) new DataView(der.buffer).setUint32(der.length - 4, value);
    const certificate = certificateOf(der);
    const file = await check(await sign(smallPdf(), { ...given, certificate }));
    expect(file).toMatchObject({ verdict: 'valid', signatures: [{ problems: [] }] });
  });

  it('keeps its bytes, also with a second signature, and both are valid', async () => {
    const report = withSignatureFields(smallPdf(), APPROVAL_FIELDS);
    const once = await sign(report, await givenKey({ kind: 'RSA' }));
    const twice = await sign(once, await givenKey({ name: 'Sam Security' }), { field: 'SecurityExecutiveApproval' });
    expect(Buffer.compare(twice.subarray(0, once.length), once)).toBe(0);
    expect(Buffer.compare(once.subarray(0, report.length), report)).toBe(0);
    const file = await check(twice);
    expect(file).toMatchObject({ verdict: 'valid', emptyFields: [] });
    expect(file.signatures.map(({ signer, covers }) => [signer, covers])).toEqual([
      ['Eva Example', 'all-but-signatures'],
      ['Sam Security', 'whole'],
    ]);
    expect(await originOf(twice, report)).toBe('same-bytes');
  });

  it('is not the beginning of one that somebody else signed beside it', async () => {
    const report = withSignatureFields(smallPdf(), APPROVAL_FIELDS);
    const [mine, theirs] = [await sign(report, await givenKey()), await sign(report, await givenKey())];
    expect(await originOf(theirs, report)).toBe('same-bytes');
    expect(await originOf(theirs, mine)).toBe('same-content');
  });

  it('has fields for approvals that are empty at first, and the same bytes each time', async () => {
    const report = withSignatureFields(smallPdf(), APPROVAL_FIELDS);
    expect(await check(report)).toMatchObject({ verdict: 'not-signed', emptyFields: APPROVAL_FIELDS });
    expect(withSignatureFields(smallPdf(), APPROVAL_FIELDS)).toEqual(report);
    await expect(sign(await sign(report, await givenKey()), await givenKey())).rejects.toThrow('signed already');
  });

  const cases: readonly [what: string, key: KeyWish, text: RegExp][] = [
    ['expired before it was signed', { notAfter: '2029-01-01T00:00:00Z' }, /was not valid at the time/],
    ['not yet valid', { notBefore: '2031-01-01T00:00:00Z' }, /was not valid at the time/],
    ['for encrypting only', { usage: 0x20 }, /its key is not for signatures/],
  ];
  it.each(cases)('is not valid with a certificate that is %s', async (_, key, text) => {
    const signed = await sign(smallPdf(), await givenKey(key));
    expect((await check(signed)).verdict).toBe('not-valid');
    expect(await said(signed)).toMatch(text);
  });

  it('says so where the certificate has expired since, and goes on to be valid', async () => {
    const signed = await sign(smallPdf(), await givenKey({ notAfter: '2029-01-01T00:00:00Z' }), {
      at: new Date('2028-01-01T00:00:00Z'),
    });
    expect((await check(signed)).verdict).toBe('valid');
    expect(await said(signed)).toContain('has expired since');
  });

  it('says that nothing tells whom to trust, until somebody says it', async () => {
    const root = await givenKey({ name: 'Root', isAuthority: true, usage: 0x06 });
    const middle = await givenKey({ name: 'Middle', isAuthority: true, usage: 0x06, issuer: root });
    const signed = await sign(smallPdf(), await givenKey({ issuer: middle }));
    expect(await said(signed)).toContain('Nothing here says whether to trust this issuer');
    expect((await check(signed, pemOf(root.certificate))).verdict).toBe('valid');
    expect(await said(signed, pemOf(root.certificate))).toContain('Trusted by the roots you gave: all certificates');
    expect(await said(signed, pemOf(root.certificate))).not.toContain('whether to trust');
    const other = await givenKey({ name: 'Root', isAuthority: true });
    expect(await said(signed, pemOf(other.certificate))).toContain(
      'does not lead to one of the issuers that you trust',
    );
    // Nor does what had expired by then.
    const late = await givenKey({ name: 'Late', isAuthority: true, issuer: root, notAfter: '2029-01-01T00:00:00Z' });
    const byLate = await sign(smallPdf(), await givenKey({ issuer: late }));
    expect((await check(byLate, pemOf(root.certificate))).signatures).toMatchObject([
      { problems: ['chain-outside-validity'] },
    ]);
    expect(await said(byLate, pemOf(root.certificate))).toContain('an issuer on the way was not valid');
    // Who may issue nothing leads nowhere.
    const leaf = await givenKey({ name: 'Leaf', issuer: root });
    const forged = await sign(smallPdf(), await givenKey({ issuer: leaf }));
    expect((await check(forged, pemOf(root.certificate))).verdict).toBe('not-valid');
    expect(await said(await sign(smallPdf(), await givenKey()))).toContain('issued this certificate to themselves');
  });

  it('is trusted by no roots that cannot be read, nor by more than may be', async () => {
    const signed = await sign(smallPdf(), await givenKey());
    const pem = (text: string): string => `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----\n`;
    await expect(check(signed, 'MZ')).rejects.toThrow('There is no certificate in PEM form in it.');
    await expect(check(signed, pem('A'))).rejects.toThrow('A certificate cannot be read.');
    await expect(check(signed, pem('MAA='))).rejects.toThrow('A certificate cannot be read.');
    await expect(check(signed, pem('MAA=').repeat(501))).rejects.toThrow('There are too many certificates in it.');
  });

  it('is not valid when a byte of it was changed', async () => {
    const signed = await sign(smallPdf('Level 3'), await givenKey());
    const tampered = replaced(signed, '(Level 3)', '(Level 5)');
    expect((await check(tampered)).verdict).toBe('not-valid');
    expect(await said(tampered)).toContain('The signed content was changed after it was signed');
    expect(await originOf(tampered, smallPdf('Level 3'))).toBe('other');
  });

  it('is not valid when the signature is of another key', async () => {
    const signed = await sign(smallPdf(), await givenKey());
    const text = Buffer.from(signed).toString('latin1');
    const [contents = ''] = /(?<=\/Contents <)[0-9a-f]+/.exec(text) ?? [];
    const der = Buffer.from(contents, 'hex');
    const end = contents.replace(/(00)+$/, '').length / 2;
    // Of the last number of the signature.
    der[end - 1] = (der[end - 1] ?? 0) ^ 1;
    expect(await said(replaced(signed, contents, der.toString('hex')))).toContain('does not fit the certificate');
  });
});
