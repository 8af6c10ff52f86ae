import { deflateSync, strFromU8, strToU8, zipSync } from 'fflate';
import { bytesOf, exportText, readText } from '../testing/exports';
import { fullWorkbookFile } from '../testing/full-workbook';
import { release, releases } from '../testing/releases';
import { workbookParts } from '../testing/workbooks';
import { writeEramba } from './formats/eramba';
import { ExchangeError, REFUSALS, type Refusal } from './exchange-error';
import { encodeBase64 } from './input/bytes';
import { LIMITS } from './limits';
import { readAssessment } from './read-assessment';

const MIB = 1024 * 1024;
const EMPTY = {
  Overview: {},
  Scoping: { B2: 'Scoping' },
  Assessment: { D2: 'Assessment', C1: '1.1.1.' },
  ActionPlans: {},
};
const workbook = (parts: Readonly<Record<string, Uint8Array>>) => zipSync({ ...workbookParts(EMPTY), ...parts });
/** As an archive says that it has more entries than two bytes can count. */
function uncounted(zip: Uint8Array): Uint8Array {
  new DataView(zip.buffer, zip.byteOffset).setUint16(zip.length - 22 + 10, 0xffff, true);
  return zip;
}
const manyParts = (count: number, folder = ''): Record<string, Uint8Array> =>
  Object.fromEntries(Array.from({ length: count }, (_part, index) => [`${folder}${index}`, strToU8('')]));
const compound = (words: string) =>
  Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...[...words].flatMap((character) => [character.charCodeAt(0), 0])]);
const link = (fields: Readonly<Record<string, string>>) =>
  bytesOf(`https://tool.example/#${new URLSearchParams(fields).toString()}`);
/** Two lines of a list of answers that differ in one column, and have the same key. */
const list = (one: string, other: string, column: string): string =>
  `Model release,Key,${column}${column === 'Level' ? '' : ',Level'}\n1.0.0,G.1.1,${one}\n1.0.0,G.1.1,${other}\n`;
const packed = (json: string) => encodeBase64(bytesOf(json));

/** An archive whose entry says that it is encrypted. */
function encryptedArchive(): Uint8Array {
  const bytes = fullWorkbookFile({});
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < bytes.length - 4; at += 1)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true);
  return bytes;
}

/** A part that unpacks to far more than it says: the announced size is a lie. */
function bomb(name: string): Uint8Array {
  const bytes = workbook({ [name]: new Uint8Array(LIMITS.partBytes + MIB) });
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < bytes.length - 4; at += 1)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
  return bytes;
}

/** Parts that are each small enough, and too much together. */
function swollen(): Uint8Array {
  const size = Math.ceil(LIMITS.unpackedBytes / Object.keys(EMPTY).length) + 1;
  const parts = Object.entries(workbookParts(EMPTY));
  return zipSync(
    Object.fromEntries(
      parts.map(([name, content]) => [
        name,
        name.includes('/sheet') ? strToU8(strFromU8(content) + ' '.repeat(size)) : content,
      ]),
    ),
  );
}

const aliasBomb = [
  'a: &a [x,x,x,x,x,x,x,x,x]',
  ...[...'bcdefghi'].map((name, index) => {
    const before = 'abcdefgh'[index] ?? '';
    return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(',')}]`;
  }),
].join('\n');

const CASES: readonly (readonly [string, Refusal, () => Uint8Array])[] = [
  ['a file of 60 MiB', 'too-large', () => new Uint8Array(60 * MIB)],
  ['a text of 6 MiB', 'too-large', () => bytesOf('a'.repeat(6 * MIB))],
  ['an alias bomb', 'too-many-aliases', () => bytesOf(aliasBomb)],
  ['aliases without end', 'too-many-aliases', () => bytesOf(`a: &a 1\nb: [${'*a,'.repeat(600)}]`)],
  ['a custom tag', 'custom-tag', () => bytesOf('a: !!js/function "x"')],
  ['binary data in a text', 'custom-tag', () => bytesOf('a: !!binary aGk=')],
  ['a deep text', 'too-deep', () => bytesOf(`a: ${'['.repeat(40)}${']'.repeat(40)}`)],
  ['a text that is nothing but depth', 'too-deep', () => bytesOf('['.repeat(200_000))],
  ['too many keys', 'too-many-keys', () => bytesOf(JSON.stringify(Array.from({ length: LIMITS.keys + 1 }, () => 1)))],
  ['a key twice', 'repeated-key', () => bytesOf('a: 1\na: 2')],
  ['a prototype key', 'prototype-key', () => bytesOf('progress:\n  __proto__:\n    level: 5')],
  ['a constructor key in JSON', 'prototype-key', () => bytesOf('{"a":{"constructor":1}}')],
  ['a text that is deep without brackets', 'too-deep', () => bytesOf('- '.repeat(20_000))],
  ['more pieces than keys could have', 'too-many-keys', () => bytesOf(`[${'a,'.repeat(LIMITS.tokens)}]`)],
  ['no YAML', 'not-yaml', () => bytesOf('a: [1')],
  ['UTF-16', 'not-utf-8', () => Uint8Array.from([0xff, 0xfe, 0x61, 0])],
  ['Latin-1', 'not-utf-8', () => Uint8Array.from([0x61, 0x3a, 0x20, 0xe9])],
  ['a picture', 'not-text', () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0])],
  ['a list', 'unknown-kind', () => bytesOf('- a')],
  ['plain text', 'unknown-kind', () => bytesOf('hello')],
  ['a link to something else', 'unknown-kind', () => bytesOf('https://tool.example/')],
  ['an archive that is no workbook', 'unknown-kind', () => zipSync({ 'a.txt': strToU8('a') })],
  ['another workbook', 'unknown-kind', () => zipSync(workbookParts({ Mine: { A1: 'x' } }))],
  [
    'the archive of an organization',
    'other-door',
    () => zipSync({ 'manifest.json': strToU8('{}'), 'people.jsonl': strToU8('') }),
  ],
  [
    'the archive of an organization with many files',
    'other-door',
    () =>
      zipSync({
        'manifest.json': strToU8('{}'),
        'people.jsonl': strToU8(''),
        ...manyParts(LIMITS.parts + 1, 'files/'),
      }),
  ],
  ['an archive of more files than it can count', 'too-many-parts', () => uncounted(zipSync(manyParts(1)))],
  [
    'an evidence package',
    'other-door',
    () => zipSync({ 'version.json': strToU8('{}'), 'VERSION.sha256': strToU8('') }),
  ],
  ['all assessments of an organization', 'several-assessments', () => bytesOf('{"format":"certitude-organization"}')],
  ['JSON of a newer Certitude', 'newer-version', () => bytesOf('{"format":"certitude-assessment","formatVersion":2}')],
  ['JSON with something missing', 'wrong-shape', () => bytesOf('{"format":"certitude-assessment","formatVersion":1}')],
  ['a list of two assessments', 'several-assessments', () => bytesOf(list('A,1', 'B,1', 'Assessment'))],
  [
    'a list of two releases',
    'several-assessments',
    () => bytesOf('Model release,Key,Level\n1.0.0,G.1.1,1\n2.0.0,G.1,1'),
  ],
  ['a list without a release', 'unknown-release', () => bytesOf('Key,Level\nG.1.1,1')],
  ['a list with a key twice', 'repeated-key', () => bytesOf(list('1', '2', 'Level'))],
  ['a list without a line', 'wrong-shape', () => bytesOf('Model release,Key,Level\n')],
  ['another list', 'unknown-kind', () => bytesOf('G.1,Strategy\nG.2,Policies')],
  [
    'a formula in a sheet of answers',
    'formula',
    () =>
      zipSync(
        workbookParts({
          Answers: {
            A1: 'Model release',
            B1: 'Key',
            C1: 'Level',
            A2: '1.0.0',
            B2: 'G.1.1',
            C2: { formula: '1+1', result: '2' },
          },
        }),
      ),
  ],
  ['a history', 'record-only', () => bytesOf('Step,Field,From,To\r\n1,level,0,3\r\n')],
  ['an eramba package', 'model-package', () => bytesOf(writeEramba(releases[0] ?? release('1.0.0')))],
  ['a newer export', 'newer-version', () => bytesOf(exportText({ stateSchemaVersion: 3 }))],
  ['a newer link', 'newer-version', () => link({ progress: packed('{"stateSchemaVersion":3,"dataVersion":"2.0.0"}') })],
  ['the removed JSON format', 'removed-format', () => bytesOf('{"kind":"pkimm-assessment"}')],
  ['anything with its version', 'removed-format', () => bytesOf('{"formatVersion":2}')],
  ['a damaged link', 'damaged', () => link({ progress: 'e30' })],
  [
    'a link cut off',
    'damaged',
    () => link({ progress: packed('{"dataVersion":"2.0.0","progress":{"G.comp').slice(0, 30) }),
  ],
  ['an encrypted workbook', 'encrypted-workbook', () => compound('EncryptedPackage')],
  ['an encrypted archive', 'encrypted-workbook', encryptedArchive],
  ['an old workbook', 'old-workbook', () => compound('Workbook')],
  ['a workbook with macros', 'macro-workbook', () => workbook({ 'xl/vbaProject.bin': strToU8('x') })],
  [
    'a workbook with external links',
    'external-links',
    () => workbook({ 'xl/externalLinks/externalLink1.xml': strToU8('<x/>') }),
  ],
  ['a workbook with a data connection', 'external-links', () => workbook({ 'xl/connections.xml': strToU8('<x/>') })],
  ['a workbook with too many parts', 'too-many-parts', () => zipSync(manyParts(LIMITS.parts + 1))],
  ['a zip bomb', 'unpacked-too-large', () => bomb('xl/worksheets/sheet1.xml')],
  ['a workbook cut off', 'damaged', () => fullWorkbookFile({}).subarray(0, 500)],
  ['a workbook with a damaged part', 'damaged', () => workbook({ 'xl/workbook.xml': strToU8('<workbook><sheets>') })],
  [
    'a workbook with a document type',
    'document-type',
    () => workbook({ 'xl/workbook.xml': strToU8('<!DOCTYPE x [<!ENTITY a "a">]><workbook/>') }),
  ],
  ['a formula in an input', 'formula', () => fullWorkbookFile({ overview: { D5: { formula: '1+1', result: '2' } } })],
];

function refusalOf(bytes: Uint8Array, known = releases): ExchangeError {
  try {
    readAssessment(bytes, { releases: known });
  } catch (error) {
    if (error instanceof ExchangeError) return error;
    throw error;
  }
  throw new Error('It was read.');
}

describe('what is not read', () => {
  it.each(CASES)('%s: %s, in one sentence', (_name, refusal, bytes) => {
    const error = refusalOf(bytes());
    expect(error.refusal).toBe(refusal);
    expect(error.message).toMatch(/^[A-Z"][^\n]*\.$/);
  });

  it('is said in words of its own for each reason', () => {
    const reasons = new Map<string, Set<string>>();
    for (const [, refusal, bytes] of CASES) {
      const { message } = refusalOf(bytes());
      reasons.set(message, (reasons.get(message) ?? new Set()).add(refusal));
    }
    expect([...reasons].filter(([, refusals]) => refusals.size > 1)).toEqual([]);
  });

  it('is a workbook whose release is not known here', () => {
    expect(refusalOf(fullWorkbookFile({}), []).refusal).toBe('unknown-release');
  });

  it('has a case for every refusal', () => {
    const tried = new Set<string>([...CASES.map(([, refusal]) => refusal), 'unknown-release']);
    expect(REFUSALS.filter((refusal) => !tried.has(refusal))).toEqual([]);
  });

  it('is a workbook of parts that are too much together', () => {
    expect(refusalOf(swollen()).refusal).toBe('unpacked-too-large');
  });

  it('is a packed link that unpacks without end', () => {
    const full = encodeBase64(deflateSync(new Uint8Array(LIMITS.linkBytes + 1)));
    const progress = packed('{"stateSchemaVersion":1,"dataVersion":"2.0.0","progress":{}}');
    expect(refusalOf(link({ progress, full })).refusal).toBe('unpacked-too-large');
  });

  it('never depends on the name or on what is announced: aliases that stay small are read', () => {
    const text = 'dataVersion: 2.0.0\nprogress: {}\nworkspace:\n  artifacts: &a []\n  pocs: *a\n';
    expect(readText(text)).toMatchObject({ artifacts: [], people: [] });
  });
});
