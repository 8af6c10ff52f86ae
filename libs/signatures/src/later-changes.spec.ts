import { type GivenKey, givenKey, smallPdf, withObject } from '../testing';
import { checkFile, originOf } from './check';
import { signedFile } from './signing/sign';
import { withSignatureFields } from './signing/fields';
import { sentencesOf } from './words';

// Keys are made for each test, which takes as long as finding their primes takes.
jest.setTimeout(60_000);

const NOW = new Date('2030-06-01T12:00:00Z');
const sign = (bytes: Uint8Array, { key, certificate, chain }: GivenKey, more: { field?: string } = {}) =>
  signedFile(bytes, { field: 'ExecutiveApproval', at: NOW, reason: 'Approved', key, certificate, chain, ...more });
const check = (bytes: Uint8Array<ArrayBuffer>) => checkFile(bytes, { now: NOW });
const said = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  (await check(bytes)).signatures.flatMap(sentencesOf).join('\n');

describe('what was added after a signature', () => {
  const added = async (object: string) => withObject(await sign(smallPdf('Level 3'), await givenKey()), object);

  it.each([
    ['another content of the page', '4 0 obj\n<</Length 19>>\nstream\nBT (Level 5) Tj ET \nendstream\nendobj\n'],
    [
      'a note on the page',
      '3 0 obj\n<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /StructParents 0 /Annots [<</Subtype /FreeText /Rect [0 0 9 9]>>]>>\nendobj\n',
    ],
    ['another page', '2 0 obj\n<</Type /Pages /Count 2 /Kids [3 0 R 3 0 R]>>\nendobj\n'],
  ])('is found to be more than signatures: %s', async (what, object) => {
    const changed = await added(object);
    const file = await check(changed);
    expect(file.verdict).toBe('not-valid');
    const part = what.startsWith('a note') ? 'notes, pictures or links on the pages.' : 'what the pages show';
    expect(await said(changed)).toContain(`Changed after signing: ${part}`);
    expect(await originOf(changed, smallPdf('Level 3'))).toBe('other');
  });

  it('is refused where readers disagree on what an outdated reference stands for', async () => {
    const two = await added('2 0 obj\n<</Type /Pages /Count 2 /Kids [3 0 R 3 1 R]>>\nendobj\n');
    await expect(check(two)).rejects.toThrow('leads to what an object was before');
  });

  it('is found where only assistive technology reads it', async () => {
    const changed = await added('5 0 obj\n<</Type /StructTreeRoot /K [<</S /P /Alt (Level 5)>>]>>\nendobj\n');
    expect((await check(changed)).verdict).toBe('not-valid');
    expect(await said(changed)).toContain('Changed after signing: what assistive technology reads.');
  });

  it('is said where nobody signed it, and it shows nothing', async () => {
    const longer = await added('29 0 obj\n(nothing)\nendobj\n');
    expect((await check(longer)).verdict).toBe('valid');
    expect(await said(longer)).toContain('The last bytes of the file are covered by no signature.');
    expect(await said(await sign(longer, await givenKey(), { field: 'Other' }))).not.toContain('The last bytes');
  });

  const PICTURE =
    '20 0 obj\n<</Subtype /Form /BBox [0 0 9 9] /Length 15>>\nstream\n(Level 5) Tj ET\nendstream\nendobj\n';
  const lastField = (signed: Uint8Array): string =>
    /\d+ 0 obj\n<<\/Type \/Annot[^]*?endobj\n/.exec(Buffer.from(signed).toString('latin1'))?.[0] ?? '';
  const pictured = (field: string, rect = '[0 0 200 200]'): string =>
    field.replace('/Rect [0 0 0 0]', `/Rect ${rect} /AP <</N 20 0 R>>`).replace('/F 134', '/F 4');

  it('is found to be a page covered by the place of a signature that nobody made', async () => {
    const page = (annotations: string): string =>
      `3 0 obj\n<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /StructParents 0 /Annots [${annotations}]>>\nendobj\n`;
    const empty = '<</Subtype /Widget /FT /Sig /T (More) /Rect [0 0 200 200] /F 4 /AP <</N 20 0 R>>>>';
    const covered = withObject(await added(PICTURE), page(empty));
    expect(await said(covered)).toContain('Changed after signing: notes, pictures or links on the pages');
    expect(await originOf(covered, smallPdf('Level 3'))).toBe('other');
    // Some programs show what others hide.
    const hidden = withObject(await added(PICTURE), page(empty.replace('/F 4', '/F 2')));
    expect((await check(hidden)).verdict).toBe('not-valid');
  });

  it('is found to be another picture of a signature', async () => {
    const signed = await sign(smallPdf('Level 3'), await givenKey());
    const covered = withObject(withObject(signed, PICTURE), pictured(lastField(signed)));
    expect(await said(covered)).toContain('Changed after signing: notes, pictures or links on the pages');
    expect((await check(covered)).verdict).toBe('not-valid');
    const modest = withObject(withObject(signed, PICTURE), pictured(lastField(signed), '[0 0 60 60]'));
    expect(await said(modest)).toContain('Changed after signing: where this signature is shown.');
    expect((await check(modest)).verdict).toBe('not-valid');
    expect(await said(modest)).not.toContain('A signature that was added later');
  });

  it('is said to show something where it is a signature with a picture', async () => {
    const report = withSignatureFields(smallPdf('Level 3'), ['SecurityExecutiveApproval']);
    const once = await sign(report, await givenKey());
    const prepared = withObject(withObject(once, PICTURE), pictured(lastField(once), '[0 0 60 60]'));
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
    const copy = withObject(signed, lastField(signed).replace(/^\d+/, '19'));
    const both = withObject(copy, (catalog ?? '').replace(`[${number} 0 R]`, `[${number} 0 R 19 0 R]`));
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
    const changed = withObject(signed, catalog.replace(from, to));
    expect((await check(changed)).signatures).toMatchObject([{ covers: 'changed-later', problems: ['changed-later'] }]);
    expect(await originOf(changed, smallPdf('Level 3'))).toBe('other');
  });

  it('does not make a signature one of another field', async () => {
    const signed = await sign(smallPdf(), await givenKey(), { field: 'Signature1' });
    const [field = ''] = /\d+ 0 obj\n<<\/Type \/Annot[^]*?endobj\n/.exec(Buffer.from(signed).toString('latin1')) ?? [];
    const hex = (name: string): string => Buffer.from(name).toString('hex');
    const renamed = withObject(signed, field.replace(hex('Signature1'), hex('ExecutiveApproval')));
    expect((await check(renamed)).verdict).toBe('not-valid');
    expect((await check(renamed)).signatures).toMatchObject([{ field: 'ExecutiveApproval', problems: ['range'] }]);
  });
});
