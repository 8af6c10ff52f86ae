import { type AssessmentDocument } from '@certitude/exchange';
import { release } from '@certitude/exchange/testing';
import { placesOf } from './plan-answers';
import { planImport } from './plan-import';
import { responsiblePeople } from './source-people';
import { titleOf } from './texts';

const model = release('2.0.0');
const [first, second] = placesOf(model, 'full');
if (!first?.requirement || !second?.requirement) throw new Error('The release has requirements.');
const { category, requirement } = first;
const place = { module: first.module, category };

const documentOf = (more: Partial<AssessmentDocument> = {}): AssessmentDocument => ({
  kind: 'browser-2x',
  release: '2.0.0',
  method: 'full',
  about: {},
  answers: [],
  extensions: [],
  workspace: {},
  unmapped: [],
  warnings: [],
  choices: [],
  tool: { policy: 'web', differs: [] },
  origin: { fields: [], kept: {} },
  ...more,
});
const rated = { applicability: 'applicable', level: 3 } as const;
const answer = (more: object = {}) => ({ ...place, requirement, ...rated, ...more });
const plan = (more: Partial<AssessmentDocument>) => planImport(documentOf(more), model);
/** Everything that is kept, as one text. */
const kept = (more: Partial<AssessmentDocument>): string =>
  JSON.stringify(plan(more).kept.map(({ content }) => content));

describe('answers', () => {
  it('keep level, note, flag and owner', () => {
    const people = [{ id: 'p', name: 'Jane' }];
    const { answers } = plan({ answers: [answer({ notes: ' Signed. ', flagged: true, person: 'p' })], people });
    expect(answers).toEqual([
      {
        ...first,
        level: 3,
        applicability: { applicability: 'applicable' },
        rationale: 'Signed.',
        flag: true,
        person: 'p',
      },
    ]);
  });

  it('that say nothing are none', () => {
    expect(plan({ answers: [answer({ level: 0 })] }).answers).toEqual([]);
  });

  it.each([
    ['has its reason', { reason: 'No CA of ours' }, 'No CA of ours'],
    ['without a reason says so', {}, 'The imported file gives no reason.'],
    ['with a long reason has its beginning, and all of it is kept', { reason: 'x'.repeat(3_000) }, 'x'.repeat(2_000)],
  ])('what is out of scope %s', (_what, more, reason) => {
    const answers = [answer({ applicability: 'not-applicable', ...more })];
    expect(plan({ answers }).answers[0]?.applicability).toEqual({ applicability: 'not-applicable', reason });
    expect(kept({ answers }).length > 3_000).toBe(reason.length === 2_000);
  });

  it('of a category out of scope are all out of scope, each with the reason that it has', () => {
    const answers = [
      { ...place, applicability: 'not-applicable' as const, level: 2 as const, reason: 'Outsourced' },
      answer({ applicability: 'not-applicable', reason: 'Own' }),
    ];
    const made = plan({ answers });
    const inside = placesOf(model, 'full').filter((each) => each.category === category);
    expect(made.answers.map(({ applicability }) => ('reason' in applicability ? applicability.reason : ''))).toEqual([
      'Own',
      ...inside.slice(1).map(() => 'Outsourced'),
    ]);
    expect(made.declared).toEqual([]);
  });

  it('of categories in a full assessment are declared levels; their words are kept', () => {
    const answers = [{ ...place, applicability: 'applicable' as const, level: 4 as const, notes: 'Mostly' }];
    expect(plan({ answers })).toMatchObject({ answers: [], declared: [{ ...place, level: 4 }] });
    expect(kept({ answers })).toContain('Mostly');
  });

  it.each([
    ['an interview', { interviewOn: '2026-03-01' }],
    ['a note that is too long', { notes: 'y'.repeat(20_001) }],
    ['a note with characters that nobody types', { notes: 'a\u0000b' }],
    ['somebody who is not in the source', { person: 'nobody' }],
    ['what an assessor said of it', { assessorReview: { status: 'agreed' } }],
  ])('keep %s with the import', (_what, more) => {
    const [[, value] = []] = Object.entries(more);
    expect(kept({ answers: [answer(more)] })).toContain(JSON.stringify(value).slice(1, -1));
    expect(plan({ answers: [answer(more)] }).answers).toMatchObject([{ level: 3, rationale: '', person: null }]);
  });

  it('of a self-assessment are those of categories', () => {
    const answers = [{ ...place, ...rated, notes: 'Fine' }, answer({ notes: 'Of a requirement' })];
    expect(plan({ method: 'self', answers }).answers).toMatchObject([
      { ...place, requirement: null, rationale: 'Fine' },
    ]);
    expect(kept({ method: 'self', answers })).toContain('Of a requirement');
  });
});

describe('evidence', () => {
  it('is one piece for each text and artifact, wherever it is named', () => {
    const other = { module: second.module, category: second.category, requirement: second.requirement ?? '' };
    const artifacts = [
      { id: 'a', title: 'Policy', locator: 'https://example.org/cp.pdf' },
      { id: 'b', title: 'Minutes', locator: 'Archive', notes: 'Room 3' },
    ];
    const answers = [
      answer({ evidence: 'Log of March\nand April', artifacts: ['a', 'b'] }),
      { ...other, ...rated, evidence: 'Log of March\nand April' },
    ];
    expect(plan({ answers, artifacts }).evidence).toMatchObject([
      {
        title: 'Log of March',
        content: { kind: 'statement', statement: 'Log of March\nand April' },
        places: [first, second],
      },
      { title: 'Policy', content: { kind: 'link', url: 'https://example.org/cp.pdf' }, places: [first] },
      { title: 'Minutes', content: { kind: 'statement', statement: 'Archive\n\nRoom 3' }, places: [first] },
    ]);
  });

  it.each([
    ['is too long', { evidence: 'z'.repeat(20_001) }, 'zzz'],
    ['names an artifact that is not there', { artifacts: ['gone'] }, 'gone'],
  ])('that %s is kept', (_what, more, words) => {
    expect(plan({ answers: [answer(more)] }).evidence).toMatchObject([]);
    expect(kept({ answers: [answer(more)] })).toContain(words);
  });
});

describe('plans', () => {
  const given = {
    ...place,
    targetLevel: 4 as const,
    objectives: [
      { id: '1', text: 'A sponsor' },
      { id: '2', text: 'A budget' },
    ],
    tasks: [{ id: 't', text: 'Ask', done: true }],
    targetOn: '2027-01-31',
    resources: 'Two weeks',
  };

  it('takes how long our own evidence holds, and words for words, whatever they look like', () => {
    const said = { effectiveOn: '2026-01-01', validUntil: '2027-01-01', kind: 'statement' } as const;
    const artifacts = [
      { id: 'a1', title: 'Policy', locator: 'https://example.org/cp.pdf', ...said },
      { id: 'a2', title: 'Odd', locator: 'words', ...said, validUntil: '2025-01-01' },
    ];
    expect(plan({ artifacts }).evidence).toMatchObject([
      { ...{ effectiveOn: '2026-01-01', validUntil: '2027-01-01' }, content: { kind: 'statement' } },
      { effectiveOn: null, validUntil: '2025-01-01' },
    ]);
  });

  it('of a self-assessment are plans for the answer, aiming at a level', () => {
    const name = model.modules[0]?.categories[0]?.name;
    const made = plan({ method: 'self', plans: [given] });
    expect(made.plans).toEqual([
      {
        ...{ ...place, requirement: null, title: `Improve ${name}`, objectives: 'A sponsor\nA budget', targetLevel: 4 },
        ...{ person: null, dueOn: '2027-01-31', tasks: [{ title: 'Ask', done: true }] },
        ...{ responsibility: '', resources: 'Two weeks', outputs: '', comments: '' },
        ...{ startsOn: null, priority: 'medium', dependencies: '' },
      },
    ]);
    expect(made.targets).toEqual([{ ...place, requirement: null, level: 4 }]);
    expect(kept({ method: 'self', plans: [given] })).toBe('[]');
    const long = 'x'.repeat(30_000);
    expect(kept({ method: 'self', plans: [{ ...given, resources: long }] })).toContain(long);
  });

  it.each([
    ['each line of a field', '1. draft\n2. approve', ['1. draft', '2. approve'], '[]'],
    ['lines with blanks around', ' a\r\n\r\n\tb ', ['a', 'b'], '[]'],
    ['nothing', ' ', [], '[]'],
    ['nothing of a field with a line that is too long, which is kept', `a\n${'b'.repeat(201)}`, [], 'bbb'],
  ])('have for tasks %s', (_what, text, titles, words) => {
    const plans = [{ ...given, tasks: [{ id: 't', text, done: true }] }];
    expect(plan({ plans }).plans[0]?.tasks).toEqual(titles.map((title) => ({ title, done: true })));
    expect(kept({ plans })).toContain(words);
  });

  it('of a full assessment are plans for the whole category, and their target counts', () => {
    const [whole] = plan({ plans: [given] }).plans;
    expect(whole).toEqual(plan({ method: 'self', plans: [given] }).plans[0]);
    expect(plan({ plans: [given] })).toMatchObject({ targets: [{ ...place, level: 4 }], kept: [] });
  });
});

describe('people', () => {
  const people = [
    { id: 'p', name: ' Jane Roe ' },
    { id: 'idle', name: 'Tom' },
    { id: 'blank', name: ' ', contact: 'office@example.org' },
  ];
  const answers = [
    answer({ person: 'p' }),
    { ...second, requirement: second.requirement ?? '', ...rated, person: 'blank' },
  ];

  it('are those who are responsible for something, by their names', () => {
    const document = documentOf({ answers, people, plans: [{ ...place, person: 'p' }] });
    expect(responsiblePeople(document, planImport(document, model))).toEqual([
      { id: 'p', name: 'Jane Roe', answers: 1, plans: 1 },
    ]);
  });

  it('without a name own nothing; what is said of them is kept', () => {
    expect(plan({ answers, people }).answers.map(({ person }) => person)).toEqual(['p', null]);
    expect(kept({ answers, people })).toMatch(/"person":"blank".*office@example\.org/);
  });
});

describe('everything else', () => {
  it.each<readonly [string, Partial<AssessmentDocument>, string]>([
    ['what could not be read', { unmapped: [{ reason: 'Unknown', place: {}, content: { odd: 1 } }] }, 'odd'],
    ['the organization', { about: { organization: 'Example Ltd' } }, 'Example Ltd'],
    ['the workspace', { workspace: { workingNotes: 'Ask Tom' } }, 'Ask Tom'],
    ['answers to extensions', { extensions: [{ id: 'pqc', version: '1', answers: [answer()] }] }, 'pqc'],
    ['orphans', { orphans: [{ key: 'G.2.1', answer: rated }] }, 'G.2.1'],
    [
      'how people are reached',
      { people: [{ id: 'p', name: 'Jane', contact: 'jane@example.org' }] },
      'jane@example.org',
    ],
  ])('keeps %s', (_what, more, words) => expect(kept(more)).toContain(words));

  it('is nothing where there is nothing', () => {
    const lists = { answers: [], evidence: [], plans: [], targets: [], declared: [], kept: [] };
    expect(plan({})).toEqual({ ...lists, targetLevel: null });
  });
});

it.each([
  ['one line', 'one line'],
  [' first\nsecond', 'first'],
  [`${'a'.repeat(98)}😀b`, `${'a'.repeat(98)}…`],
])('takes from %j the title %j', (text, title) => expect(titleOf(text)).toBe(title));
