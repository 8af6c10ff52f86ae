import { readText } from '../../../testing/exports';
import { givenAnswer, givenRecord } from '../../../testing/records';
import { release, releases, VERSIONS } from '../../../testing/releases';
import { workbookFile } from '../../../testing/workbooks';
import { type AssessmentDocument } from '../../document/assessment-document';
import { type AssessmentRecord } from '../../document/assessment-record';
import { keyOf } from '../../document/keys';
import { readAssessment } from '../../read-assessment';
import { itemNames } from '../../tables/items';
import { RECORD_FORMATS } from '../record-formats';
import { writeTemplate } from './template';

const read = (content: string | Uint8Array): AssessmentDocument =>
  typeof content === 'string' ? readText(content) : readAssessment(content, { releases });

/** What a list says of each answer. */
const saidOf = (record: AssessmentRecord) => {
  const names = new Map(record.people.map(({ id, name }) => [id, name]));
  return record.answers.map((answer) => ({
    key: answer.key,
    level: answer.level,
    applicability: answer.applicability,
    reason: answer.reason,
    notes: answer.notes,
    flagged: answer.flagged,
    owner: answer.owner === null ? (answer.namedOwner ?? '') : (names.get(answer.owner) ?? ''),
  }));
};
const readBack = (document: AssessmentDocument) => {
  const names = new Map(document.people?.map(({ id, name }) => [id, name]));
  return document.answers.map((answer) => ({
    key: keyOf(answer),
    level: answer.level,
    applicability: answer.applicability,
    reason: answer.reason ?? '',
    notes: answer.notes ?? '',
    flagged: answer.flagged ?? false,
    owner: answer.person === undefined ? '' : names.get(answer.person),
  }));
};

/** A record in which every item of a release is answered differently, with texts that are hostile to lists. */
function everything(version: string, method: 'formal' | 'self'): AssessmentRecord {
  const record = givenRecord();
  const keys = [...itemNames(release(version))].flatMap(([key, { requirement }]) =>
    (requirement === '') === (method === 'self') ? [key] : [],
  );
  const [first] = record.people;
  const hostile = ['=1+1', "'=quoted", 'two\nlines; "and" a\ttab', '  blanks  ', '', '\u202Eodd', '-5'];
  return {
    ...record,
    assessment: { ...record.assessment, release: version, method },
    evidence: [],
    plans: [],
    answers: keys.map((key, index) =>
      givenAnswer({
        key,
        level: index % 6,
        applicability: (['applicable', 'partially-applicable', 'not-applicable'] as const)[index % 3] ?? 'applicable',
        reason: hostile[index % 7] ?? '',
        notes: hostile[(index + 3) % 7] ?? '',
        flagged: index % 2 === 0,
        owner: index % 5 === 0 ? (first?.id ?? null) : null,
        namedOwner: index % 5 === 1 ? 'Eve' : null,
      }),
    ),
  };
}

describe.each(['answers-csv', 'xlsx'] as const)('answers as %s', (kind) => {
  it.each(VERSIONS.flatMap((version) => (['formal', 'self'] as const).map((method) => [version, method] as const)))(
    'of %s, %s, are read back equal',
    (version, method) => {
      const record = everything(version, method);
      const written = RECORD_FORMATS[kind].write({ record, release: release(version), imported: null });
      const document = read(written);
      expect(document).toMatchObject({
        kind: kind === 'xlsx' ? 'answers-xlsx' : 'answers-csv',
        release: version,
        method: method === 'self' ? 'self' : 'full',
        name: record.assessment.name,
        warnings: [],
      });
      // Beside the answers, a workbook has sheets that are of where it was written.
      expect(document.unmapped.map(({ place }) => place.sheet)).toEqual(kind === 'xlsx' ? ['Overview', 'History'] : []);
      expect(readBack(document)).toEqual(saidOf(record));
    },
  );

  it('keep what the new team has to say itself', () => {
    const written = RECORD_FORMATS[kind].write({ record: givenRecord(), release: release('2.0.0'), imported: null });
    expect(read(written).unmapped).toContainEqual(
      expect.objectContaining({ content: { status: 'in-progress', dueOn: '2026-03-20' } }),
    );
  });
});

describe('the template', () => {
  const cases = VERSIONS.flatMap((version) =>
    (['full', 'self'] as const).flatMap((method) =>
      (['csv', 'xlsx'] as const).map((ending) => [version, method, ending] as const),
    ),
  );

  it.each(cases)(
    'of %s, %s, as %s has a line for each item, and reads as nothing answered',
    (version, method, ending) => {
      const document = read(writeTemplate(release(version), method, ending));
      const names = [...itemNames(release(version))].filter(
        ([, { requirement }]) => (requirement === '') === (method === 'self'),
      );
      expect(document.answers.map(keyOf)).toEqual(names.map(([key]) => key));
      expect(document.answers.every(({ level, applicability }) => level === 0 && applicability === 'applicable')).toBe(
        true,
      );
      expect(document).toMatchObject({ method, unmapped: [], warnings: [] });
    },
  );
});

describe('what is filled in by hand', () => {
  const lines = (...rows: readonly string[]): string =>
    ['Key;Level;Model release;Applicability;Flagged;Notes', ...rows].join('\r\n');

  it('may have its columns in any order, with semicolons, words in capitals and lines left empty', () => {
    const document = read(lines('G.1.1;3;1.0.0;Partially applicable;YES;"a; b"', ';;;;;', 'G.1.2;;1.0.0;;;'));
    expect(document.answers).toEqual([
      {
        module: 'G',
        category: '1',
        requirement: '1',
        applicability: 'partially-applicable',
        level: 3,
        flagged: true,
        notes: 'a; b',
      },
      { module: 'G', category: '1', requirement: '2', applicability: 'applicable', level: 0 },
    ]);
  });

  it.each([
    ['G.1.1;7;1.0.0;;;', 'Level', '7', 'G.1.1: Level must be a whole number from 0 to 5.'],
    ['G.1.1;1;1.0.0;sometimes;;', 'Applicability', 'sometimes', 'G.1.1: Applicability must be one of'],
    ['G.1.1;1;1.0.0;;perhaps;', 'Flagged', 'perhaps', 'G.1.1: Flagged must be yes or no.'],
  ])('is kept and said with its line and column where it has the wrong shape: %s', (line, column, content, message) => {
    const document = read(lines('G.1.2;1;1.0.0;;;', line));
    expect(document.unmapped).toMatchObject([{ content, place: { line: 3, column } }]);
    expect(document.warnings).toMatchObject([
      { message: expect.stringContaining(message), place: { line: 3, column } },
    ]);
  });

  it('is kept whole where its key names nothing', () => {
    const document = read(lines('G.9.9;4;1.0.0;;;words', 'G.1.1;1;1.0.0;;;'));
    expect(document.answers).toHaveLength(1);
    expect(document.unmapped).toMatchObject([
      { content: { Key: 'G.9.9', Level: '4', Notes: 'words' }, place: { line: 2 } },
    ]);
  });

  it('says the cell of a sheet', () => {
    const sheet = { A1: 'Model release', B1: 'Level', C1: 'Key', A2: '1.0.0', B2: 9, C2: 'G.1.1' };
    const document = read(workbookFile({ Other: {}, Answers: sheet }));
    expect(document.warnings).toMatchObject([{ place: { sheet: 'Answers', cell: 'B2' } }]);
  });
});
