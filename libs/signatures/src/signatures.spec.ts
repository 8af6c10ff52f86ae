import { deflateSync } from 'node:zlib';
import { credentialJson, type GivenKey, givenKey, type KeyWish, pemOf, smallPdf } from '../testing';
import { checkFile, originOf } from './check';
import { certificateOf, derOf } from './cms/certificate';
import { signedFile } from './signing/sign';
import { APPROVAL_FIELDS, withSignatureFields } from './signing/fields';
import { credentialSentence, sentencesOf } from './words';

const NOW = new Date('2030-06-01T12:00:00Z');
const sign = (bytes: Uint8Array, { key, certificate, chain }: GivenKey, more: { field?: string; at?: Date } = {}) =>
  signedFile(bytes, { field: 'ExecutiveApproval', at: NOW, reason: 'Approved', key, certificate, chain, ...more });
const check = (bytes: Uint8Array<ArrayBuffer>, trusted?: string) => checkFile(bytes, { now: NOW, trusted });
const said = async (bytes: Uint8Array<ArrayBuffer>, trusted?: string): Promise<string> =>
  (await check(bytes, trusted)).signatures.flatMap(sentencesOf).join('\n');
const replaced = (bytes: Uint8Array, from: string, to: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(Buffer.from(bytes).toString('latin1').replace(from, to), 'latin1'));

/** With an object more, or one instead of another. */
const update = (signed: Uint8Array, object: string): Uint8Array<ArrayBuffer> => {
  const text = Buffer.from(signed).toString('latin1');
  const previous = /startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1] ?? '';
  const offset = String(text.length).padStart(10, '0');
  const table = `xref\n${Number.parseInt(object)} 1\n${offset} 00000 n \ntrailer\n`;
  const end = `${table}<</Size 30 /Root 1 0 R /Prev ${previous}>>\nstartxref\n${text.length + object.length}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(`${text}${object}${end}`, 'latin1'));
};

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
    expect(await said(signed, pemOf(root.certificate))).not.toContain('trust');
    const other = await givenKey({ name: 'Root', isAuthority: true });
    expect(await said(signed, pemOf(other.certificate))).toContain(
      'does not lead to one of the issuers that you trust',
    );
    // What has expired leads nowhere either.
    const late = await givenKey({ name: 'Late', isAuthority: true, issuer: root, notAfter: '2029-01-01T00:00:00Z' });
    const byLate = await sign(smallPdf(), await givenKey({ issuer: late }));
    expect((await check(byLate, pemOf(root.certificate))).signatures).toMatchObject([{ problems: ['untrusted'] }]);
    // Who may issue nothing leads nowhere.
    const leaf = await givenKey({ name: 'Leaf', issuer: root });
    const forged = await sign(smallPdf(), await givenKey({ issuer: leaf }));
    expect((await check(forged, pemOf(root.certificate))).verdict).toBe('not-valid');
    expect(await said(await sign(smallPdf(), await givenKey()))).toContain('issued this certificate to themselves');
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

describe('what was added after a signature', () => {
  const added = async (object: string) => update(await sign(smallPdf('Level 3'), await givenKey()), object);

  it.each([
    ['another content of the page', '4 0 obj\n<</Length 19>>\nstream\nBT (Level 5) Tj ET \nendstream\nendobj\n'],
    [
      'a note on the page',
      '3 0 obj\n<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /StructParents 0 /Annots [<</Subtype /FreeText /Rect [0 0 9 9]>>]>>\nendobj\n',
    ],
    ['another page', '2 0 obj\n<</Type /Pages /Count 2 /Kids [3 0 R 3 0 R]>>\nendobj\n'],
  ])('is found to be more than signatures: %s', async (_, object) => {
    const changed = await added(object);
    const file = await check(changed);
    expect(file.verdict).toBe('not-valid');
    expect(await said(changed)).toContain('After this signature the file was changed in more than signatures');
    expect(await originOf(changed, smallPdf('Level 3'))).toBe('other');
  });

  it('is refused where readers disagree on what an outdated reference stands for', async () => {
    const two = await added('2 0 obj\n<</Type /Pages /Count 2 /Kids [3 0 R 3 1 R]>>\nendobj\n');
    await expect(check(two)).rejects.toThrow('leads to what an object was before');
  });

  it('is told apart where only assistive technology reads it', async () => {
    const changed = await added('5 0 obj\n<</Type /StructTreeRoot /K [<</S /P /Alt (Level 5)>>]>>\nendobj\n');
    expect((await check(changed)).verdict).toBe('valid');
    expect(await said(changed)).toContain('What assistive technology reads was changed after this signature');
  });

  const PICTURE =
    '20 0 obj\n<</Subtype /Form /BBox [0 0 9 9] /Length 15>>\nstream\n(Level 5) Tj ET\nendstream\nendobj\n';
  const lastField = (signed: Uint8Array): string =>
    /\d+ 0 obj\n<<\/Type \/Annot[^]*?endobj\n/.exec(Buffer.from(signed).toString('latin1'))?.[0] ?? '';
  const pictured = (field: string): string =>
    field.replace('/Rect [0 0 0 0]', '/Rect [0 0 200 200] /AP <</N 20 0 R>>').replace('/F 134', '/F 4');

  it('is found to be a page covered by the place of a signature that nobody made', async () => {
    const page = (annotations: string): string =>
      `3 0 obj\n<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /StructParents 0 /Annots [${annotations}]>>\nendobj\n`;
    const empty = '<</Subtype /Widget /FT /Sig /T (More) /Rect [0 0 200 200] /F 4 /AP <</N 20 0 R>>>>';
    const covered = update(await added(PICTURE), page(empty));
    expect(await said(covered)).toContain('After this signature the file was changed in more than signatures');
    expect(await originOf(covered, smallPdf('Level 3'))).toBe('other');
    const hidden = update(await added(PICTURE), page(empty.replace('/F 4', '/F 2')));
    expect((await check(hidden)).verdict).toBe('valid');
  });

  it('is found to be another picture of a signature', async () => {
    const signed = await sign(smallPdf('Level 3'), await givenKey());
    const covered = update(update(signed, PICTURE), pictured(lastField(signed)));
    expect(await said(covered)).toContain('After this signature the file was changed in more than signatures');
    expect((await check(covered)).verdict).toBe('not-valid');
  });

  it('is said to show something where it is a signature with a picture', async () => {
    const report = withSignatureFields(smallPdf('Level 3'), ['SecurityExecutiveApproval']);
    const once = await sign(report, await givenKey());
    const prepared = update(update(once, PICTURE), pictured(lastField(once)));
    const twice = await sign(prepared, await givenKey(), { field: 'SecurityExecutiveApproval' });
    const file = await check(twice);
    expect(file.verdict).toBe('valid');
    expect(file.signatures.map(({ remarks }) => remarks.includes('shown-later')).sort()).toEqual([false, true]);
  });

  it('does not make two signatures of one by a field of the same name', async () => {
    const signed = await sign(smallPdf(), await givenKey());
    const [number = ''] = /^\d+/.exec(lastField(signed)) ?? [];
    const catalog = /1 0 obj\n<<[^]*?endobj\n/.exec(
      Buffer.from(signed).toString('latin1').slice(smallPdf().length),
    )?.[0];
    const copy = update(signed, lastField(signed).replace(/^\d+/, '19'));
    const both = update(copy, (catalog ?? '').replace(`[${number} 0 R]`, `[${number} 0 R 19 0 R]`));
    await expect(check(both)).rejects.toThrow('have the same name');
  });

  it.each([
    ['a field that is filled', '/Fields [', '/Fields [<</FT /Tx /T (Level) /V (5)>> '],
    ['a form of another kind', '/SigFlags ', '/XFA (<level>5</level>) /SigFlags '],
  ])('is found to be more than signatures in the form: %s', async (_, from, to) => {
    const signed = await sign(smallPdf('Level 3'), await givenKey());
    const catalogs = Buffer.from(signed)
      .toString('latin1')
      .match(/1 0 obj\n<<[^]*?endobj\n/g);
    const catalog = catalogs?.at(-1) ?? '';
    expect(catalog).toContain(from);
    const changed = update(signed, catalog.replace(from, to));
    expect((await check(changed)).signatures).toMatchObject([{ covers: 'changed-later', problems: ['changed-later'] }]);
    expect(await originOf(changed, smallPdf('Level 3'))).toBe('other');
  });

  it('does not make a signature one of another field', async () => {
    const signed = await sign(smallPdf(), await givenKey(), { field: 'Signature1' });
    const [field = ''] = /\d+ 0 obj\n<<\/Type \/Annot[^]*?endobj\n/.exec(Buffer.from(signed).toString('latin1')) ?? [];
    const hex = (name: string): string => Buffer.from(name).toString('hex');
    const renamed = update(signed, field.replace(hex('Signature1'), hex('ExecutiveApproval')));
    expect((await check(renamed)).verdict).toBe('not-valid');
    expect((await check(renamed)).signatures).toMatchObject([{ field: 'ExecutiveApproval', problems: ['range'] }]);
  });
});

/** A PDF of streams, each as long as the next one says. */
function lengths(count: number): string {
  let text = '%PDF-1.7\n';
  const places = Array.from({ length: count }, (_, at) => {
    const place = `${String(text.length).padStart(10, '0')} 00000 n \n`;
    text += `${at} 0 obj\n<</Length ${at + 1} 0 R>>\nstream\n\nendstream\nendobj\n`;
    return place;
  });
  return `${text}xref\n0 ${count}\n${places.join('')}trailer\n<</Root 0 0 R>>\nstartxref\n${text.length}\n%%EOF`;
}

describe('a file that was not made here', () => {
  it.each([
    ['no PDF', 'MZ', /no PDF/],
    ['cut off', '%PDF-1.7\n1 0 obj', /its end is missing/],
    ['encrypted', '%PDF-1.7\nxref\n0 0\ntrailer\n<</Root 1 0 R /Encrypt 2 0 R>>\nstartxref\n9\n%%EOF', /encrypted/],
    ['a table that leads to itself', '%PDF-1.7\nxref\n0 0\ntrailer\n<</Prev 9>>\nstartxref\n9\n%%EOF', /no document/],
    [
      'a table of too many objects',
      '%PDF-1.7\nxref\n0 99999999\ntrailer\n<<>>\nstartxref\n9\n%%EOF',
      /too many objects/,
    ],
    [
      'nested endlessly',
      `%PDF-1.7\nxref\n0 0\ntrailer\n${'['.repeat(9_999)}\nstartxref\n9\n%%EOF`,
      /nested too deeply/,
    ],
    [
      'a name that is too long',
      `%PDF-1.7\nxref\n0 0\ntrailer\n<</${'A'.repeat(1_025)} 1>>\nstartxref\n9\n%%EOF`,
      /too long/,
    ],
    ['lengths that lead to lengths', lengths(200), /point to one another/],
    ['a key twice', '%PDF-1.7\nxref\n0 0\ntrailer\n<</A 1 /A 2>>\nstartxref\n9\n%%EOF', /same key twice/],
  ])('%s is refused in words', async (_, text, reason) => {
    await expect(check(new Uint8Array(Buffer.from(text, 'latin1')))).rejects.toMatchObject({
      name: 'Unreadable',
      message: expect.stringMatching(reason),
    });
  });

  it('with two attachments of one name is refused, as nobody can say which one is read', async () => {
    const report = smallPdf('Level 3', credentialJson());
    const [catalog = ''] = /1 0 obj\n<<[^]*?endobj\n/.exec(Buffer.from(report).toString('latin1')) ?? [];
    const entry = '(pkimm-assessment-credential.json) 6 0 R';
    await expect(check(update(report, catalog.replace(entry, `${entry} ${entry}`)))).rejects.toMatchObject({
      name: 'Unreadable',
      message: expect.stringContaining('more than one attachment'),
    });
  });

  it('that unpacks to more than may be is refused before it has', async () => {
    const packed = deflateSync(Buffer.alloc(65 * 1024 ** 2));
    expect(packed.length).toBeLessThan(100_000);
    const page = `4 0 obj\n<</Filter /FlateDecode /Length ${packed.length}>>\nstream\n${packed.toString('latin1')}\nendstream\nendobj\n`;
    await expect(check(update(smallPdf(), page))).rejects.toMatchObject({
      name: 'Unreadable',
      message: expect.stringContaining('unpacks to more'),
    });
  });

  it('never does more than fail, whichever bytes of it are broken', async () => {
    const signed = await sign(smallPdf('Level 3', credentialJson()), await givenKey());
    let seed = 7;
    const next = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let round = 0; round < 300; round++) {
      const broken = signed.slice();
      for (let count = 0; count <= next(4); count++) broken[next(broken.length)] = next(256);
      const result = await check(broken).catch((error: unknown) => error);
      if (result instanceof Error) expect(result.name).toBe('Unreadable');
    }
  });
});
