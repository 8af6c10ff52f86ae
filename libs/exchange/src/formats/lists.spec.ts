import { readText } from '../../testing/exports';
import { givenRecord } from '../../testing/records';
import { release, releases } from '../../testing/releases';
import { csvHead, writeCsv } from '../csv/write-csv';
import { keyOf } from '../document/keys';
import { type ExchangeError } from '../exchange-error';
import { readAssessment } from '../read-assessment';
import { evidenceRows, evidenceTable } from '../tables/evidence';
import { historyRows, historyTable } from '../tables/history';
import { membersTable } from '../tables/members';
import {
  deletionsTable,
  guestsTable,
  handoversTable,
  importsTable,
  invitationsTable,
} from '../tables/organization-records';
import { planRows, plansTable } from '../tables/plans';
import { writeOwnWorkbook } from './own-workbook';
import { RECORD_FORMATS } from './record-formats';

const record = givenRecord();
const SPONSOR = 'G.strategy-and-vision.sponsor-support';

const evidenceCsv = (releasesOf: readonly string[] = ['2.0.0']): string =>
  writeCsv(
    evidenceTable,
    evidenceRows(record, ({ answers }) => ({
      releases: answers.length > 0 ? releasesOf : [],
      keys: answers,
      titles: answers.map((key) => `Spring: ${key}`),
    })),
  );
const plansCsv = (more: { readonly assessment?: string; readonly key?: string } = {}): string =>
  writeCsv(
    plansTable,
    planRows(record, ({ key }) => ({ assessment: 'Spring', release: '2.0.0', key, improves: 'Sponsor', ...more })),
  );
const membersCsv = (): string =>
  writeCsv(
    membersTable,
    record.people.map((person) => ({ ...person, joinedAt: '2026-01-01T00:00:00.000Z' })),
  );
const refusalOf = (content: string): Pick<ExchangeError, 'refusal' | 'message'> => {
  try {
    readText(content);
  } catch (error) {
    return error as ExchangeError;
  }
  throw new Error('It was read.');
};

describe('a list of evidence', () => {
  const document = readText(evidenceCsv());

  it('is read back: what it is, how long it holds and what it proves', () => {
    expect(document).toMatchObject({ kind: 'evidence-csv', release: '2.0.0', method: 'full' });
    expect(document.artifacts).toEqual([
      {
        id: 'line:1',
        title: 'Mandate',
        locator: `mandate of the board 100%.pdf (SHA-256 ${'a'.repeat(64)})`,
        kind: 'statement',
        effectiveOn: '2026-01-01',
        validUntil: '2027-01-01',
      },
      { id: 'line:2', title: 'Wiki', locator: 'https://wiki.example.com/a b|c?q=[1]#x#y', kind: 'link' },
      { id: 'line:3', title: 'Interview', locator: '  The sponsor\nconfirmed it. ', kind: 'statement' },
    ]);
    expect(document.answers.map((answer) => [keyOf(answer), answer.level, answer.artifacts])).toEqual([
      [SPONSOR, 0, ['line:1', 'line:3']],
    ]);
  });

  it('keeps what was decided elsewhere, and says that files do not come along', () => {
    expect(document.unmapped).toHaveLength(3);
    expect(document.unmapped[0]?.content).toMatchObject({ State: 'accepted', 'Decided by': 'Anna Nováková' });
    expect(document.warnings.map(({ code }) => code)).toEqual(['no-files']);
  });

  it('keeps a key that the release does not have, with its line', () => {
    const { answers, unmapped, warnings } = readText(evidenceCsv().replaceAll(SPONSOR, 'G.other.thing'));
    expect(answers).toEqual([]);
    expect(unmapped[0]).toMatchObject({
      content: { key: 'G.other.thing', title: 'Mandate' },
      place: { line: 2, column: 'Keys' },
    });
    expect(warnings[0]?.code).toBe('unknown-key');
  });

  it('that proves nothing is of the newest release', () => {
    const [head = '', , wiki = ''] = evidenceCsv().split('\r\n');
    expect(readText([head, wiki].join('\r\n'))).toMatchObject({ release: '2.0.0', answers: [] });
  });

  it('of several releases is refused, since keys of one are not those of another', () => {
    expect(refusalOf(evidenceCsv(['1.1.0', '2.0.0']))).toMatchObject({
      refusal: 'several-assessments',
      message: expect.stringContaining('more than one release of the model'),
    });
  });

  it.each([
    ['Effective on', '2026-01-01', 'January'],
    ['Kind', 'file', 'paper'],
  ])('keeps an odd %s and says where it stood', (heading, was, is) => {
    const [head = '', first = ''] = evidenceCsv().split('\r\n');
    const { unmapped, warnings } = readText([head, first.replace(was, is)].join('\r\n'));
    expect(unmapped).toContainEqual(expect.objectContaining({ content: is, place: { line: 2, column: heading } }));
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'odd-value' }));
  });
});

describe('a list of action plans', () => {
  it('is read back with all published elements', () => {
    const { plans, people, kind } = readText(plansCsv());
    expect(kind).toBe('plans-csv');
    expect(plans).toEqual([
      {
        ...{ module: 'G', category: 'strategy-and-vision', requirement: 'sponsor-support' },
        title: 'Find a sponsor',
        targetLevel: 4,
        responsibility: 'Head of IT',
        person: 'name:@Boris',
        startOn: '2026-04-01',
        targetOn: '2026-09-30',
        resources: '=Two days a week',
        dependencies: 'The budget of 2026',
        outputs: [{ id: SPONSOR, text: 'A signed mandate\nA named deputy' }],
        priority: 'high',
        tasks: [
          { id: '1', text: 'Ask the board', done: true },
          { id: '2', text: 'Write the mandate', done: false },
        ],
        comments: 'Asked for by audit.',
      },
    ]);
    expect(people).toEqual([{ id: 'name:@Boris', name: '@Boris' }]);
  });

  it('keeps how far they are', () => {
    expect(readText(plansCsv()).unmapped[0]?.content).toMatchObject({ Status: 'in-progress' });
  });

  it('of several assessments says so: all go into one', () => {
    const [head = '', ...lines] = plansCsv().split('\r\n');
    const both = [head, lines.join('\r\n'), plansCsv({ assessment: 'Autumn' }).split('\r\n').slice(1).join('\r\n')];
    expect(readText(both.join('\r\n')).warnings).toMatchObject([{ code: 'several-assessments' }]);
  });

  it('keeps a plan for what the release does not have', () => {
    const { plans, unmapped } = readText(plansCsv({ key: 'G.other' }));
    expect(plans).toEqual([]);
    expect(unmapped[0]).toMatchObject({
      content: { Title: 'Find a sponsor', Key: 'G.other', Comments: expect.any(String) },
    });
  });

  it('without a release is refused', () => {
    expect(refusalOf(plansCsv().replace(',2.0.0,', ',,'))).toMatchObject({ refusal: 'unknown-release' });
  });
});

describe('a list of people', () => {
  it('is read back: names, addresses and roles; who left is kept and not invited', () => {
    const { kind, people, unmapped } = readText(membersCsv());
    expect(kind).toBe('members-csv');
    expect(people).toEqual([{ id: 'line:1', name: 'Anna Nováková', contact: 'anna@example.com', role: 'owner' }]);
    expect(unmapped.map(({ content }) => content)).toMatchObject([{ Name: 'Anna Nováková' }, { Name: '@Boris' }]);
  });
});

describe('a record of what happened', () => {
  it.each([
    ['the history of an assessment', writeCsv(historyTable, historyRows({ record, release: release('2.0.0') }))],
    ['the list of work that was handed over', csvHead(handoversTable)],
    ['the list of guests', csvHead(guestsTable)],
    ['the list of answers of a finalized version', 'Key,Level,Rationale,Decision\r\nG.compliance,3,Yes,accepted\r\n'],
    ['the list of imports', csvHead(importsTable)],
    ['the list of what was deleted', csvHead(deletionsTable)],
    ['the list of invitations', csvHead(invitationsTable)],
    ['the evidence index of a finalized version', 'Number,Title,SHA-256 of the revision\r\n1,Mandate,aa\r\n'],
  ])('such as %s is refused with its own sentence', (what, text) => {
    const { refusal, message } = refusalOf(text);
    expect([refusal, message]).toEqual(['record-only', expect.stringContaining(`This is ${what}`)]);
  });
});

describe('a workbook of ours', () => {
  const document = readAssessment(writeOwnWorkbook([{ record, release: release('2.0.0') }]), { releases });

  it('brings evidence and plans with the answers', () => {
    const sponsor = document.answers.find((answer) => keyOf(answer) === SPONSOR);
    expect(sponsor).toMatchObject({ level: 2, artifacts: ['line:1', 'line:3'] });
    expect(document.artifacts?.map(({ title, validUntil }) => [title, validUntil])).toEqual([
      ['Mandate', '2027-01-01'],
      ['Wiki', undefined],
      ['Interview', undefined],
    ]);
    expect(document.plans).toMatchObject([{ title: 'Find a sponsor', startOn: '2026-04-01', person: 'name:@Boris' }]);
  });

  it('keeps overview and history, which are of where they were written', () => {
    const sheets = document.unmapped.flatMap(({ place }) => (place.cell === undefined ? (place.sheet ?? []) : []));
    expect(sheets).toEqual(['Overview', 'History']);
  });

  it('says the same in answers as the list of answers', () => {
    const list = readText(
      String(RECORD_FORMATS['answers-csv'].write({ record, release: release('2.0.0'), imported: null })),
    );
    const plain = document.answers.map(({ artifacts: _artifacts, ...answer }) => answer);
    expect(plain).toEqual(list.answers);
  });
});
