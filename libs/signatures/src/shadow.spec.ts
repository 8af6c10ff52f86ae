import { credentialJson, type GivenKey, givenKey, smallPdf, withObject } from '../testing';
import { checkFile, originOf } from './check';
import { signedFile } from './signing/sign';
import { withSignatureFields } from './signing/fields';
import { sentencesOf } from './words';

// Keys are made for each test, which takes as long as finding their primes takes.
jest.setTimeout(60_000);

const NOW = new Date('2030-06-01T12:00:00Z');
const REPORT = withSignatureFields(smallPdf('Level 3', credentialJson()), ['ExecutiveApproval']);
const sign = (bytes: Uint8Array, { key, certificate, chain }: GivenKey, field = 'ExecutiveApproval') =>
  signedFile(bytes, { field, at: NOW, reason: null, key, certificate, chain });
const said = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  (await checkFile(bytes, { now: NOW })).signatures.flatMap(sentencesOf).join('\n');

/** The newest of an object, to be written anew. */
const object = (file: Uint8Array, number: number): string =>
  Buffer.from(file)
    .toString('latin1')
    .match(new RegExp(`(?<=\\n)${number} 0 obj\\n[^]*?endobj\\n`, 'g'))
    ?.at(-1) ?? '';
const changed = (file: Uint8Array, number: number, from: string, to: string): Uint8Array<ArrayBuffer> => {
  const before = object(file, number);
  expect(before).toContain(from);
  return withObject(file, before.replace(from, to));
};
/** Of the field, which is the first object after those of the small file. */
const FIELD = 8;
const picture = (file: Uint8Array): Uint8Array<ArrayBuffer> =>
  withObject(
    file,
    '20 0 obj\n<</Subtype /Form /BBox [0 0 9 9] /Length 15>>\nstream\n(Level 5) Tj ET\nendstream\nendobj\n',
  );
/** A report with a field that draws something. */
const drawing = (rect: string, more = ''): Uint8Array<ArrayBuffer> =>
  changed(
    changed(picture(REPORT), FIELD, '/Rect [0 0 0 0]', `/Rect ${rect} /AP <</N 20 0 R>>${more}`),
    FIELD,
    '/F 134',
    '/F 4',
  );

describe('a report whose look was changed before its first signature', () => {
  const looks: readonly [what: string, file: () => Uint8Array][] = [
    ['another content of a page', () => changed(REPORT, 4, 'Level 3', 'Level 5')],
    ['a resource of a page', () => changed(REPORT, 3, '/Contents', '/Resources <</XObject <</A 4 0 R>>>> /Contents')],
    [
      'a note over its text',
      () => changed(REPORT, 3, '/Annots [', '/Annots [<</Type /Annot /Subtype /FreeText /Rect [0 0 9 9]>> '),
    ],
    ['a picture that covers a page', () => drawing('[0 0 200 200]')],
    ['a picture as large as it is shown', () => changed(drawing('[0 0 60 60]'), FIELD, '/F 4', '/F 12')],
    [
      'a picture that stands upright however its page is turned',
      () => changed(drawing('[0 0 60 60]'), FIELD, '/F 4', '/F 20'),
    ],
    ['a box that does something', () => drawing('[0 0 60 60]', ' /A <</S /URI /URI (https://example.org)>>')],
    ['a place that does something when its page opens', () => changed(REPORT, FIELD, '/F 134', '/F 134 /AA <<>>')],
    ['appearances that programs make anew', () => changed(REPORT, 1, '/SigFlags', '/NeedAppearances true /SigFlags')],
    ['other tags', () => changed(REPORT, 5, '/K []', '/K [<</S /P /Alt (Level 5)>>]')],
    ['another attached file', () => changed(REPORT, 7, '"level":3', '"level":5')],
    [
      'a file that belongs to the document',
      () => changed(REPORT, 1, '/Lang', '/AF [<</Type /Filespec /F (level-5.txt)>>] /Lang'),
    ],
    [
      'a program for those who open it',
      () => changed(REPORT, 1, '/Names <<', '/Names <</JavaScript <</Names [(a) <</S /JavaScript /JS (go)>>]>> '),
    ],
    ['layers', () => changed(REPORT, 1, '/Lang', '/OCProperties <</OCGs []>> /Lang')],
    ['a bookmark', () => changed(REPORT, 1, '/Lang', '/Outlines <</Title (Level 5)>> /Lang')],
    ['something that happens when it opens', () => changed(REPORT, 1, '/Lang', '/OpenAction [3 0 R /Fit] /Lang')],
  ];
  it.each(looks)('is not ours: %s', async (_, file) => {
    const signed = await sign(file(), await givenKey());
    expect(await originOf(signed, REPORT)).toBe('other');
    expect(await originOf(await sign(REPORT, await givenKey()), REPORT)).toBe('same-bytes');
  });

  it('is ours where the signature draws a box of an eighth of a page, which is said', async () => {
    const signed = await sign(drawing('[0 0 70 70]'), await givenKey());
    expect(await originOf(signed, REPORT)).toBe('same-bytes');
    expect((await checkFile(signed, { now: NOW })).verdict).toBe('valid');
    expect(await said(signed)).toContain('It draws a box on page 1. What is seen there comes from the signer');
    expect(await originOf(await sign(drawing('[0 0 71 71]'), await givenKey()), REPORT)).toBe('other');
  });

  it('is not valid for a stranger either where the signature covers a page', async () => {
    const signed = await sign(drawing('[0 0 200 200]'), await givenKey());
    expect((await checkFile(signed, { now: NOW })).verdict).toBe('not-valid');
    expect(await said(signed)).toContain('draws more than one box of an eighth of a page');
  });

  it('is not valid where a box of an eighth of a page covers all that is seen of it', async () => {
    const sheet = '/MediaBox [0 0 200 200]';
    const cut = changed(drawing('[0 0 70 70]'), 3, sheet, `${sheet} /CropBox [0 0 70 70]`);
    expect(await said(await sign(cut, await givenKey()))).toContain('draws more than one box of an eighth of a page');
  });

  it('is not ours where a link leads to another page', async () => {
    const two = withObject(
      changed(REPORT, 2, '/Count 1 /Kids [3 0 R]', '/Count 2 /Kids [3 0 R 22 0 R]'),
      '22 0 obj\n<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200]>>\nendobj\n',
    );
    const leading = (page: number): Uint8Array =>
      changed(two, 3, '/Annots [', `/Annots [<</Subtype /Link /Rect [0 0 9 9] /Dest [${page} 0 R /Fit]>> `);
    const signed = await sign(leading(22), await givenKey());
    expect(await originOf(signed, leading(22))).toBe('same-bytes');
    expect(await originOf(signed, leading(3))).toBe('other');
  });

  it('is not ours where one signature draws a box on two pages', async () => {
    const twice = changed(drawing('[0 0 60 60]'), 2, '/Count 1 /Kids [3 0 R]', '/Count 2 /Kids [3 0 R 3 0 R]');
    const signed = await sign(twice, await givenKey());
    expect(await said(signed)).toContain('draws more than one box');
  });

  it('is ours where a tool names the place of the signature to assistive technology, and says nothing else there', async () => {
    const tag = (more: string, kid = `<</Type /OBJR /Obj ${FIELD} 0 R>>`): Uint8Array =>
      withObject(
        changed(REPORT, 5, '/K []', '/K [21 0 R] /ParentTreeNextKey 8 /ParentTree <</Nums [7 21 0 R]>>'),
        `21 0 obj\n<</S /Form /P 5 0 R /K ${kid}${more}>>\nendobj\n`,
      );
    expect(await originOf(await sign(tag(''), await givenKey()), REPORT)).toBe('same-bytes');
    expect(await originOf(await sign(tag(' /Alt (Level 5)'), await givenKey()), REPORT)).toBe('other');
    // What is written on the page is no place of a signature, whatever it is called.
    expect(await originOf(await sign(tag('', '[0]'), await givenKey()), REPORT)).toBe('other');
  });

  it('is ours with fonts for fields that it does not have, and not with fields', async () => {
    const fonts = changed(REPORT, 1, '/SigFlags', '/DR <<>> /DA (/Helv 0 Tf) /SigFlags');
    expect(await originOf(await sign(fonts, await givenKey()), REPORT)).toBe('same-bytes');
    const field = '<</FT /Tx /T (Level)>> ';
    const [one, other] = [REPORT, fonts].map((file) => changed(file, 1, '/Fields [', `/Fields [${field}`));
    expect(await originOf(other ?? REPORT, one ?? REPORT)).toBe('other');
  });

  it('is not ours with other fonts for a note that is typed on a page', async () => {
    const note = changed(REPORT, 3, '/Annots [', '/Annots [<</Subtype /FreeText /Rect [0 0 9 9]>> ');
    const fonts = changed(note, 1, '/SigFlags', '/DA (/Helv 99 Tf) /SigFlags');
    expect(await originOf(fonts, note)).toBe('other');
  });

  it('is not ours where a place on a page gets another tag', async () => {
    const tagged = (tag: number): Uint8Array =>
      withObject(
        changed(REPORT, 5, '/K []', `/K [21 0 R 22 0 R] /ParentTree <</Nums [0 [${tag} 0 R]]>>`),
        '21 0 obj\n<</S /P /P 5 0 R /K [0] /ActualText (Level 3)>>\nendobj\n',
      );
    const both = (tag: number) =>
      withObject(tagged(tag), '22 0 obj\n<</S /P /P 5 0 R /ActualText (Level 5)>>\nendobj\n');
    expect(await originOf(await sign(both(21), await givenKey()), both(21))).toBe('same-bytes');
    expect(await originOf(await sign(both(22), await givenKey()), both(21))).toBe('other');
  });
});

describe('a signature that comes later', () => {
  it('with a picture beside it makes the earlier one say what was changed', async () => {
    const once = await sign(REPORT, await givenKey());
    const note = changed(once, 3, '/Annots [', '/Annots [<</Subtype /Stamp /Rect [0 0 9 9]>> ');
    const twice = await sign(note, await givenKey({ name: 'Sam' }), 'SecurityExecutiveApproval');
    const file = await checkFile(twice, { now: NOW });
    expect(file.verdict).toBe('not-valid');
    expect(file.signatures.map(({ problems, changed }) => [problems, changed])).toEqual([
      [['changed-later'], ['annotations']],
      [[], []],
    ]);
  });

  it('that moves the box of an earlier one to another page makes it say so', async () => {
    const two = changed(drawing('[0 0 60 60]'), 2, '/Count 1 /Kids [3 0 R]', '/Count 2 /Kids [3 0 R 22 0 R]');
    const page = '<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200]';
    const signed = await sign(withObject(two, `22 0 obj\n${page}>>\nendobj\n`), await givenKey());
    expect((await checkFile(signed, { now: NOW })).verdict).toBe('valid');
    const gone = changed(signed, 3, `/Annots [${FIELD} 0 R]`, '/Annots []');
    const moved = withObject(gone, `22 0 obj\n${page} /Annots [${FIELD} 0 R]>>\nendobj\n`);
    expect(await said(moved)).toContain('Changed after signing: where this signature is shown.');
  });
});
