import { createHash } from 'node:crypto';
import { type AssessmentId } from '@certitude/contracts';
import { type GivenMember } from '@certitude/server/testing';
import { smallPdf } from '@certitude/signatures/testing';
import { ArchiveWorld } from '../testing/archive-world';
import { type Forgery, forged } from '../testing/forged-archive';

jest.setTimeout(180_000);

type Change = (forgery: Forgery) => unknown;
type Row = Record<string, unknown>;
const SOMEBODY = '0198c0de-0000-7000-8000-000000000001';

const numbered = (rows: readonly Row[], number: number): Row => rows.find((row) => row['number'] === number) ?? {};
const signed =
  (number: number, changes: Row): Change =>
  ({ rows }) =>
    rows('signed_report', (all) => Object.assign(numbered(all, number), changes));
const report =
  (changes: Row): Change =>
  ({ rows }) =>
    rows('report', (all) => Object.assign(all.find(({ format }) => format === 'pdf') ?? {}, changes));

const withoutFile: Change = ({ files, manifest, rows }) =>
  rows('signed_report', (all) => {
    const id = String(numbered(all, 1)['id']);
    files.delete(`files/${id}`);
    manifest.files.splice(
      manifest.files.findIndex((file) => file.id === id),
      1,
    );
  });

/** Says that a file is not there, as it is said of what was deleted meanwhile. */
const lost: Change = (forgery) => {
  withoutFile(forgery);
  forgery.rows('signed_report', (all) => forgery.manifest.lost.push(String(numbered(all, 1)['id'])));
};

/** What somebody does to what an archive says of signed files, and what is said of it. */
const ROWS: readonly (readonly [string, Change, string])[] = [
  ['without its file', withoutFile, 'The file of a signed report is missing'],
  ['without the one before it', lost, 'a signed file before it is missing'],
  ['after one that there is not', signed(2, { number: 3 }), 'a signed file before it is missing'],
  ['with a number that there is not', signed(2, { number: 11 }), 'its number is none of a signed file'],
  ['larger than signed files are', signed(1, { size: 72 * 1024 ** 2 + 1 }), 'its size is none of a signed file'],
  ['of another size', signed(1, { size: 7 }), 'A file and what is said of it differ'],
  ['with a hash that is none', signed(1, { sha256: 'x' }), 'its hash is none'],
  ['added in years', signed(1, { added_at: '2199-01-01T00:00:00Z' }), 'added_at is in the future'],
  ['added by nobody', signed(1, { added_by: SOMEBODY }), 'it names what the archive lacks'],
  ['of a report that there is not', signed(1, { report_id: SOMEBODY }), 'its report is none that is signed'],
  ['of a draft', report({ revision: null }), 'its report is none that is signed'],
  ['of a page', report({ format: 'html' }), 'its report is none that is signed'],
  [
    'twice',
    ({ rows }) => rows('signed_report', (all) => all.push({ ...numbered(all, 2), number: 3 })),
    'Two rows speak of one file',
  ],
  [
    'that says itself who signed it',
    ({ manifest, rows }) => {
      manifest.tables.find(({ name }) => name === 'signed_report')?.columns.push('signatures');
      rows('signed_report', (all) => all.forEach((row) => Object.assign(row, { signatures: [] })));
    },
    '"signatures" is no value of it',
  ],
];

describe('an archive with signed reports that somebody made up', () => {
  let world: ArchiveWorld;
  let owner: GivenMember;
  let bytes: Buffer;
  let before: unknown;
  beforeAll(async () => {
    world = await ArchiveWorld.make();
    const { assessmentId, ...worked } = await world.worked();
    owner = worked.owner;
    await world.signed(owner, assessmentId as AssessmentId);
    ({ bytes } = await world.archive(owner));
    before = await world.everything();
  });
  afterAll(() => world?.close());

  const refused = async (archive: Buffer): Promise<string> => {
    const { state, problem } = await world.bring(owner, archive);
    expect(state).toBe('failed');
    expect(await world.everything()).toEqual(before);
    return problem?.detail ?? '';
  };

  it.each(ROWS)('is refused for one %s', async (_, change, sentence) => {
    expect(await refused(await forged(bytes, change))).toContain(sentence);
  });

  /** With another file as one of the signed ones, and everything said of it. */
  const withFile = async (number: number, make: (files: FilesOfReport) => Promise<Uint8Array>): Promise<Buffer> => {
    const found: { report?: Buffer; signed: Map<number, Buffer> } = { signed: new Map() };
    await forged(bytes, ({ files, rows }) => {
      const fileOf = (row: Row | undefined) => files.get(`files/${String(row?.['id'])}`) ?? Buffer.alloc(0);
      rows('report', (all) => (found.report = fileOf(all.find(({ format }) => format === 'pdf'))));
      rows('signed_report', (all) => all.forEach((row) => found.signed.set(Number(row['number']), fileOf(row))));
    });
    const [one, two] = [found.signed.get(1), found.signed.get(2)];
    if (!found.report || !one || !two) throw new Error('It has a signed report.');
    const content = Buffer.from(await make({ report: found.report, one, two }));
    return forged(bytes, ({ files, manifest, rows }) =>
      rows('signed_report', (all) => {
        const row = numbered(all, number);
        const is = { size: content.length, sha256: createHash('sha256').update(content).digest('hex') };
        files.set(`files/${String(row['id'])}`, content);
        Object.assign(manifest.files.find(({ id }) => id === row['id']) ?? {}, is);
        Object.assign(row, is);
      }),
    );
  };

  const FILES: readonly (readonly [string, number, (files: FilesOfReport) => Promise<Uint8Array>, string])[] = [
    ['is no PDF', 1, async () => Buffer.from('MZ'), 'This is no PDF'],
    ['is another document', 1, async () => world.signature(smallPdf()), 'This file is not this report with signatures'],
    ['is not signed', 1, async ({ report: file }) => file, 'There is no new signature in this file'],
    ['has no new signature', 2, async ({ one }) => one, 'There is no new signature in this file'],
    [
      'has a certificate that had ended',
      1,
      async ({ report: file }) => world.signature(file, { notAfter: '2021-01-01T00:00:00Z' }),
      'A signature in this file is not valid',
    ],
    [
      'loses the signature before it',
      2,
      async ({ report: file }) => world.signature(await world.signature(file), { name: 'Other Person' }),
      'It does not begin with the signed file before it',
    ],
    [
      'has a signature in which something was changed',
      1,
      async ({ one }) =>
        Buffer.from(
          one.toString('latin1').replace(/[1-9a-f](?=0*>)(?!.*[1-9a-f]0+>)/is, (digit) => (digit === '7' ? '8' : '7')),
          'latin1',
        ),
      'A signature in this file is not valid',
    ],
  ];
  it.each(FILES)('is refused for one that %s', async (_, number, make, sentence) => {
    expect(await refused(await withFile(number, make))).toContain(sentence);
  });

  it('arrives when nothing of it was changed', async () => {
    expect(await world.bring(owner, await forged(bytes, () => undefined))).toMatchObject({
      ...{ state: 'done', problem: null },
    });
  });
});

interface FilesOfReport {
  readonly report: Buffer;
  readonly one: Buffer;
  readonly two: Buffer;
}
