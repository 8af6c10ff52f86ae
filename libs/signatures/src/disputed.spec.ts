import { type GivenKey, givenKey, replaced, smallPdf, withObject } from '../testing';
import { checkFile, originOf } from './check';
import { signedFile } from './signing/sign';
import { withSignatureFields } from './signing/fields';

// Keys are made for each test, which takes as long as finding their primes takes.
jest.setTimeout(60_000);

const NOW = new Date('2030-06-01T12:00:00Z');
const REPORT = withSignatureFields(smallPdf('Level 3'), ['ExecutiveApproval', 'SecurityExecutiveApproval']);
const sign = (bytes: Uint8Array, { key, certificate, chain }: GivenKey, field = 'ExecutiveApproval') =>
  signedFile(bytes, { field, at: NOW, reason: null, key, certificate, chain });
const check = (bytes: Uint8Array<ArrayBuffer>) => checkFile(bytes, { now: NOW });

const PICTURE = '<</Subtype /Form /BBox [0 0 9 9] /Length 15>>\nstream\n(Level 5) Tj ET\nendstream';
const picture = (file: Uint8Array, stream: string): Uint8Array<ArrayBuffer> =>
  withObject(file, `20 0 obj\n${stream}\nendobj\n`);
/** With something on its page besides the places of its two signatures. */
const covered = (file: Uint8Array, place: string): Uint8Array<ArrayBuffer> => {
  const places = `/Annots [6 0 R 7 0 R <</Subtype /Widget /FT /Sig /T (More) ${place} /AP <</N 20 0 R>>>>]`;
  const page = '/Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /StructParents 0';
  return withObject(file, `3 0 obj\n<<${page} ${places}>>\nendobj\n`);
};

describe('a page that is covered after signing so that some programs show it, and some do not', () => {
  const places: readonly [what: string, place: string, stream?: string][] = [
    ['hidden', '/Rect [0 0 200 200] /F 2'],
    ['hidden by a number with a point', '/Rect [0 0 200 200] /F 2.0'],
    [
      'of no size, with a picture that says none',
      '/Rect [0 0 0 0] /F 4',
      '<</Subtype /Form /Length 15>>\nstream\n(Level 5) Tj ET\nendstream',
    ],
  ];
  it.each(places)('is found: %s', async (_, place, stream = PICTURE) => {
    const signed = await sign(REPORT, await givenKey());
    const file = covered(picture(signed, stream), place);
    expect((await check(file)).signatures).toMatchObject([{ problems: ['changed-later'], changed: ['annotations'] }]);
    expect(await originOf(file, REPORT)).toBe('other');
  });

  it.each([
    ['larger than programs count', '/Rect [0 0 200 200] /F 4294967298'],
    ['too', '/Rect [4294967296 0 4294967296.0 200]'],
    ['of many digits', `/Rect [${'0'.repeat(256)}200 0 200 200]`],
  ])('is refused where a number of it is %s', async (_, place) => {
    const signed = await sign(REPORT, await givenKey());
    await expect(check(covered(picture(signed, PICTURE), place))).rejects.toThrow(
      'read differently by different programs',
    );
  });

  it('is none where nothing is seen: no size, and a picture that says how large it is', async () => {
    const signed = await sign(REPORT, await givenKey());
    expect((await check(covered(picture(signed, PICTURE), '/Rect [0 0 0 0]'))).verdict).toBe('valid');
  });
});

describe('the box of a signature', () => {
  const boxed = (media: string, crop: string, stream = PICTURE): Promise<Uint8Array<ArrayBuffer>> => {
    const pages = `2 0 obj\n<</Type /Pages /Count 1 /Kids [3 0 R] ${crop}>>\nendobj\n`;
    const page = `3 0 obj\n<</Type /Page /Parent 2 0 R ${media} /Contents 4 0 R /Annots [6 0 R]>>\nendobj\n`;
    const place =
      '6 0 obj\n<</Subtype /Widget /FT /Sig /T (ExecutiveApproval) /Rect [0 0 70 70] /AP <</N 20 0 R>>>>\nendobj\n';
    const file = [pages, page, place].reduce((before, each) => withObject(before, each), picture(REPORT, stream));
    return givenKey().then((by) => sign(file, by));
  };
  const problems = async (file: Promise<Uint8Array<ArrayBuffer>>) => (await check(await file)).signatures[0]?.problems;

  it('is measured by what is seen of its page', async () => {
    expect(await problems(boxed('/MediaBox [0 0 200 200]', ''))).toEqual([]);
    expect(await problems(boxed('/MediaBox [0 0 200 200]', '/CropBox [0 0 99 99]'))).toEqual(['draws-over']);
    expect(await problems(boxed('/MediaBox [0 0 99 99]', '/CropBox [-500 -500 500 500]'))).toEqual(['draws-over']);
    expect(await problems(boxed('/MediaBox [200 200 0 0]', '/CropBox [0 0 200 200]'))).toEqual([]);
  });

  it('has to say within what it is drawn', async () => {
    const endless = '<</Subtype /Form /Length 15>>\nstream\n(Level 5) Tj ET\nendstream';
    expect(await problems(boxed('/MediaBox [0 0 200 200]', '', endless))).toEqual(['draws-over']);
  });
});

describe('one signature', () => {
  it('is no approval of two fields', async () => {
    const both = ['6', '7'].reduce((file, number, at) => {
      const name = at === 0 ? 'ExecutiveApproval' : 'SecurityExecutiveApproval';
      const value = at === 0 ? '' : '/V 8 0 R ';
      return withObject(file, `${number} 0 obj\n<</Subtype /Widget /FT /Sig /T (${name}) ${value}>>\nendobj\n`);
    }, REPORT);
    const signed = await sign(both, await givenKey());
    expect(Buffer.from(signed).toString('latin1')).toContain('\n8 0 obj\n<</Type /Sig ');
    await expect(check(signed)).rejects.toThrow('hold the same signature');
  });
});

describe('objects that programs look for in different ways', () => {
  /** A file whose newest table is a stream. @param rows kind, place and number of each object from the sixth on */
  const packed = (rows: readonly (readonly [number, number, number])[], held: string, type = '/Type /ObjStm ') => {
    const before = Buffer.from(smallPdf()).toString('latin1');
    const previous = /startxref\n(\d+)/.exec(before)?.[1] ?? '';
    const first = held.indexOf('<');
    const objects = `<<${type}/N 2 /First ${first} /Length ${held.length}>>\nstream\n${held}\nendstream`;
    const text = `${before}6 0 obj\n${objects}\nendobj\n`;
    const all = [[1, before.length, 0] as const, ...rows, [1, text.length, 0] as const];
    const data = all.map(([kind, place, at]) => String.fromCharCode(kind, place >> 8, place & 255, at)).join('');
    const dict = `/Type /XRef /Size ${6 + all.length} /W [1 2 1] /Index [6 ${all.length}] /Root 1 0 R /Prev ${previous}`;
    const table = `${5 + all.length} 0 obj\n<<${dict} /Length ${data.length}>>\nstream\n${data}\nendstream\nendobj\n`;
    const file = new Uint8Array(Buffer.from(`${text}${table}startxref\n${text.length}\n%%EOF\n`, 'latin1'));
    // That a page names it makes it looked for.
    return withObject(file, '3 0 obj\n<</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources 7 0 R>>\nendobj\n');
  };
  const HELD: readonly [number, number, number] = [2, 6, 0];

  it('are read where all find the same', async () => {
    expect((await check(packed([HELD], '7 0 8 6 <<>>  <<>>'))).verdict).toBe('not-signed');
  });

  it.each([
    ['twice among packed ones', () => packed([HELD], '7 0 7 6 <<>>  <<>>'), 'holds an object twice'],
    ['in what does not say that it holds objects', () => packed([HELD], '7 0 8 6 <<>>  <<>>', ''), 'cannot be read'],
    ['of a kind that there is not', () => packed([[3, 6, 0]], '7 0 8 6 <<>>  <<>>'), 'table of this file cannot'],
    ['at the very beginning', () => replaced(smallPdf(), '0000000009 00000 n', '0000000000 00000 n'), 'not where it'],
    [
      'that begin with a longer word',
      () => withObject(smallPdf(), '3 0 obj7\n<</Type /Page /Parent 2 0 R>>\nendobj\n'),
      'not where it should be',
    ],
  ])('are refused: %s', async (_, file, reason) => {
    await expect(check(file())).rejects.toMatchObject({ name: 'Unreadable', message: expect.stringContaining(reason) });
  });

  it('are refused in a file that some programs read from its front, once it is as long as it says', async () => {
    const front = (length: number): Uint8Array<ArrayBuffer> => {
      const text = Buffer.from(smallPdf()).toString('latin1');
      const line = `9 0 obj\n<</Lineari#7aed 1 /L ${String(length).padStart(4, '0')}>>\nendobj\n`;
      const moved = text
        .replace('%PDF-1.7\n', `%PDF-1.7\n${line}`)
        .replace(/\d{10}(?= 00000 n)/g, (at) => String(Number(at) + line.length).padStart(10, '0'))
        .replace(/(?<=startxref\n)\d+/, (at) => String(Number(at) + line.length));
      return new Uint8Array(Buffer.from(moved, 'latin1'));
    };
    const { length } = front(0);
    expect((await check(front(length + 1))).verdict).toBe('not-signed');
    await expect(check(front(length))).rejects.toThrow('two tables');
  });
});
