import { deflateSync } from 'node:zlib';
import { credentialJson, endlessPdf, givenKey, largePdf, smallPdf, withObject } from '../testing';
import { checkFile } from './check';
import { signedFile } from './signing/sign';

// Keys are made for each test, which takes as long as finding their primes takes.
jest.setTimeout(60_000);

const NOW = new Date('2030-06-01T12:00:00Z');
const check = (bytes: Uint8Array<ArrayBuffer>) => checkFile(bytes, { now: NOW });

/** A PDF of streams, each as long as the next one says. */
function lengths(count: number): string {
  let text = '%PDF-1.7\n';
  const places = Array.from({ length: count }, (_, at) => {
    const place = `${String(text.length).padStart(10, '0')} 00000 n \n`;
    text += `${at} 0 obj\n<</Length ${at + 1} 0 R>>\nstream\n\nendstream\nendobj\n`;
    return place;
  });
  return `${text}xref\n0 ${count}\n${places.join('')}trailer\n<</Size ${count} /Root 0 0 R>>\nstartxref\n${text.length}\n%%EOF`;
}

describe('a file that was not made here', () => {
  it.each([
    ['no PDF', 'MZ', /no PDF/],
    ['cut off', '%PDF-1.7\n1 0 obj', /its end is missing/],
    ['encrypted', '%PDF-1.7\nxref\n0 0\ntrailer\n<</Root 1 0 R /Encrypt 2 0 R>>\nstartxref\n9\n%%EOF', /encrypted/],
    [
      'a table that leads to itself',
      '%PDF-1.7\nxref\n0 0\ntrailer\n<</Prev 9>>\nstartxref\n9\n%%EOF',
      /lead to one another/,
    ],
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

  const small = Buffer.from(smallPdf()).toString('latin1');
  const disputed: readonly [what: string, text: string, reason: RegExp][] = [
    ['bytes after its end', `${small}1 0 obj`, /after the end of this PDF/],
    ['only a part of another end after its end', `${small}startxref\n9\n`, /after the end of this PDF/],
    ['a table for older readers', small.replace('/Size 6', '/Size 6 /XRefStm 9'), /two tables of its objects/],
    ['a place of the table before that is no number', small.replace('/Size 6', '/Size 6 /Prev (9)'), /one before it/],
    ['more objects than it says', small.replace('/Size 6', '/Size 4'), /more objects than it says/],
    ['lines of another length in its table', small.replace(' n \n', ' n\n'), /table of this file cannot be read/],
    ['a line of its table that is neither used nor free', small.replace(' n \n', ' x \n'), /cannot be read/],
    [
      'an object twice in its table',
      small.replace('xref\n0 6', 'xref\n0 1\n0000000000 65535 f \n0 6'),
      /names an object twice/,
    ],
    [
      'a stream that begins after half an end of line',
      small.replace('stream\nBT', 'stream\rBT'),
      /does not begin where/,
    ],
  ];
  it.each(disputed)('with %s is refused, as readers disagree', async (_, text, reason) => {
    await expect(check(new Uint8Array(Buffer.from(text, 'latin1')))).rejects.toMatchObject({
      name: 'Unreadable',
      message: expect.stringMatching(reason),
    });
  });

  it('with an object twice in a table that is a stream is refused, too', async () => {
    const first = '1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n';
    const second = '2 0 obj\n<</Type /Pages /Count 0 /Kids []>>\nendobj\n';
    const start = 9 + first.length + second.length;
    const file = (index: string, ...places: number[]) => {
      const entries = places.map((place) => `\x01${String.fromCharCode(place)}\0`).join('');
      const dict = `<</Type /XRef /Size 4 /Root 1 0 R /W [1 1 1] /Index [${index}] /Length ${entries.length}>>`;
      const table = `3 0 obj\n${dict}\nstream\n${entries}\nendstream\nendobj\n`;
      const text = `%PDF-1.7\n${first}${second}${table}startxref\n${start}\n%%EOF\n`;
      return new Uint8Array(Buffer.from(text, 'latin1'));
    };
    const places = [9, 9 + first.length, start];
    expect((await check(file('1 3', ...places))).verdict).toBe('not-signed');
    await expect(check(file('1 3 2 1', ...places, 9))).rejects.toThrow('names an object twice');
  });

  it('that was changed a hundred times is refused before all of it is read', async () => {
    const changed = (times: number) =>
      Array.from({ length: times }).reduce<Uint8Array<ArrayBuffer>>(
        (file) => withObject(file, '9 0 obj\n(nothing)\nendobj\n'),
        smallPdf(),
      );
    expect((await check(changed(99))).verdict).toBe('not-signed');
    await expect(check(changed(100))).rejects.toThrow('changed too often');
  });

  it('may end with nothing but white space after its end', async () => {
    const text = Buffer.from(`${small}\r\n \0`, 'latin1');
    expect((await check(new Uint8Array(text))).verdict).toBe('not-signed');
  });

  it('with a page that holds much and stands in it often is refused before it is looked at so often', async () => {
    await expect(check(endlessPdf(2_000, 2_000))).rejects.toThrow('too many objects');
    expect((await check(endlessPdf(20, 20))).verdict).toBe('not-signed');
  });

  it('of 64 MiB is read like any other', async () => {
    const large = largePdf(64 * 1024 ** 2);
    expect(large.length).toBeGreaterThan(64 * 1000 ** 2);
    expect((await check(large)).verdict).toBe('not-signed');
  });

  it('with two attachments of one name is refused, as nobody can say which one is read', async () => {
    const report = smallPdf('Level 3', credentialJson());
    const [catalog = ''] = /1 0 obj\n<<[^]*?endobj\n/.exec(Buffer.from(report).toString('latin1')) ?? [];
    const entry = '(pkimm-assessment-credential.json) 6 0 R';
    await expect(check(withObject(report, catalog.replace(entry, `${entry} ${entry}`)))).rejects.toMatchObject({
      name: 'Unreadable',
      message: expect.stringContaining('more than one attachment'),
    });
  });

  it('that unpacks to more than may be is refused before it has', async () => {
    const packed = deflateSync(Buffer.alloc(65 * 1024 ** 2));
    expect(packed.length).toBeLessThan(100_000);
    const page = `4 0 obj\n<</Filter /FlateDecode /Length ${packed.length}>>\nstream\n${packed.toString('latin1')}\nendstream\nendobj\n`;
    await expect(check(withObject(smallPdf(), page))).rejects.toMatchObject({
      name: 'Unreadable',
      message: expect.stringContaining('unpacks to more'),
    });
  });

  it('never does more than fail, whichever bytes of it are broken', async () => {
    const signed = await signedFile(smallPdf('Level 3', credentialJson()), {
      ...{ field: 'ExecutiveApproval', at: NOW, reason: null },
      ...(await givenKey()),
    });
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
