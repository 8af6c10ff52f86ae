import { load } from 'js-yaml';
import { exportText, readText } from '../../testing/exports';
import { hasOfficialFiles, officialFile, officialFiles } from '../../testing/official-files';
import { givenAnswer, givenRecord, importedRecord } from '../../testing/records';
import { release, releases } from '../../testing/releases';
import { RECORD_FORMATS } from '../formats/record-formats';
import { readAssessment } from '../read-assessment';
import { AssessmentDocument, type WrittenDocument } from './assessment-document';
import { type AssessmentRecord } from './assessment-record';
import { keyOf } from './keys';
import { liveDocument } from './live-document';

const model = release('2.0.0');
const KEY = 'G.strategy-and-vision.sponsor-support';
const yamlOf = (record: AssessmentRecord, imported: AssessmentDocument | null) =>
  load(String(RECORD_FORMATS.yaml.write({ record, release: release(record.assessment.release), imported }))) as Record<
    string,
    Record<string, Record<string, unknown>>
  >;

const source = {
  name: 'Theirs',
  id: 'f47ac10b-58cc-4372-a567-0e02b2c3d479',
  progress: { 'G.strategy-and-vision': { level: 3, result: 'x', description: 'y', applicability: true, strange: 1 } },
  assessmentName: 'Theirs, in long',
  requirementProgress: {
    [KEY]: { level: 2, applicability: true, notes: 'two\n\nparagraphs', evidence: 'the mandate', pocId: 'gone' },
    'G.strategy-and-vision.architecture': {
      level: 4,
      applicability: false,
      applicabilityReason: 'why',
      notes: '',
      evidence: '',
    },
  },
  workspace: {
    pocs: [{ id: 'p1', name: 'Eve' }],
    orphanedEntries: [{ originalKey: 'X.1.2', payload: { level: 1, applicability: true } }],
  },
  actionPlans: {
    categories: {
      'G.strategy-and-vision': { targetLevel: 4, objectives: [{ id: 'o', text: 'Do it' }], resources: 'money' },
    },
  },
  ours: { unknown: ['key'] },
};
const imported = readText(exportText(source));
const untouched = importedRecord(imported, model);
const change = (answer: Partial<AssessmentRecord['answers'][number]>): AssessmentRecord => ({
  ...untouched,
  answers: untouched.answers.map((one) =>
    one.key === KEY ? { ...one, changedAt: '2026-04-01T00:00:00.000Z', ...answer } : one,
  ),
});

describe('what was imported and not touched', () => {
  it('leaves as it came', () => {
    expect(yamlOf(untouched, imported)).toEqual(load(exportText(source)));
  });

  if (hasOfficialFiles) {
    const files = officialFiles('yaml2x', /\.yaml$/).filter((file) => !/^(09|17|18|20|21|23|24)/.test(file));
    it.each(files)('%s of the official tool leaves as it came', (file) => {
      const bytes = officialFile(`yaml2x/${file}`);
      const before = readAssessment(bytes, { releases });
      const record = importedRecord(before, release(before.release ?? ''));
      const { exportedAt: _now, ...written } = yamlOf(record, before);
      const { exportedAt: _then, ...read } = load(Buffer.from(bytes).toString('utf8')) as Record<string, unknown>;
      expect(written).toEqual(read);
    });
  }
});

describe('what was changed since', () => {
  it.each([
    ['a level', { level: 5 }, { level: 5 }],
    ['notes', { notes: 'other words' }, { notes: 'other words' }],
    [
      'the scope',
      { applicability: 'not-applicable' as const, level: 0, reason: 'now out' },
      { applicability: false, level: 0, applicabilityReason: 'now out' },
    ],
    ['a flag', { flagged: true }, { flagged: true }],
  ])('%s leaves as it is now, with the moment, and the rest as it came', (_what, answer, wanted) => {
    const entry = yamlOf(change(answer), imported)['requirementProgress']?.[KEY];
    expect(entry).toEqual({
      ...source.requirementProgress[KEY],
      updatedAt: '2026-04-01T00:00:00.000Z',
      ...wanted,
    });
  });

  it('a category that came out of scope is in scope again with the first of its requirements', () => {
    const category = 'G.strategy-and-vision';
    const whole = readText(exportText({ ...source, progress: { [category]: { level: 0, applicability: false } } }));
    const scopeWith = (inScope: readonly string[]) => {
      const answers = importedRecord(whole, model).answers.map((answer) => ({
        ...answer,
        applicability: inScope.includes(answer.key) ? ('applicable' as const) : ('not-applicable' as const),
      }));
      return yamlOf({ ...untouched, answers }, whole)['progress']?.[category]?.['applicability'];
    };
    expect(scopeWith([])).toBe(false);
    expect(scopeWith([KEY])).toBe(true);
  });

  it('blanks that an editor moved are no change', () => {
    expect(yamlOf(change({ notes: 'two paragraphs' }), imported)['requirementProgress']?.[KEY]).toEqual(
      source.requirementProgress[KEY],
    );
  });

  it('evidence added here stands below the text that came along', () => {
    const [mandate] = givenRecord().evidence;
    const evidence = mandate ? [mandate, { ...mandate, title: 'the mandate' }] : [];
    const entry = yamlOf({ ...untouched, evidence }, imported)['requirementProgress']?.[KEY];
    expect(entry?.['evidence']).toBe('the mandate\nMandate: mandate of the board 100%.pdf');
  });

  it('a plan leaves with all its elements, and keeps the form of those that say the same', () => {
    const plans = givenRecord().plans.map((plan) => ({ ...plan, objectives: 'Do it', resources: ' money' }));
    const plan = yamlOf({ ...untouched, plans }, imported)['actionPlans']?.['categories']?.['G.strategy-and-vision'];
    expect(plan).toEqual({
      targetLevel: 4,
      objectives: [{ id: 'o', text: 'Do it' }],
      resources: 'money',
      responsibility: '@Boris, Head of IT',
      targetDate: '2026-09-30',
      outputs: [{ id: plans[0]?.id, text: 'A signed mandate\nA named deputy' }],
      tasks: plans[0]?.tasks.map(({ id, title, done }) => ({ itemId: id, label: title, done })),
      comments: 'Asked for by audit.\nDependencies: The budget of 2026\nStarts on 2026-04-01',
    });
  });

  it('a field that became a task for each line leaves as it came while they are the same', () => {
    const key = 'G.strategy-and-vision';
    const tasks = [{ itemId: 't', label: '1. draft\n2. approve', done: false }];
    const exported = readText(
      exportText({ ...source, actionPlans: { categories: { [key]: { targetLevel: 4, tasks } } } }),
    );
    const [given] = givenRecord().plans;
    const [task] = given?.tasks ?? [];
    const leaving = (...titles: readonly string[]) => {
      const ours = task ? titles.map((title) => ({ ...task, title, done: false })) : [];
      const plans = given ? [{ ...given, key, tasks: ours }] : [];
      return yamlOf({ ...untouched, plans }, exported)['actionPlans']?.['categories']?.[key];
    };
    expect(leaving('1. draft', '2. approve')).toMatchObject({ tasks });
    expect(leaving('1. draft')).toMatchObject({ tasks: [{ itemId: task?.id, label: '1. draft', done: false }] });
  });

  it('an element that was emptied here is gone, and one that never fitted here is not', () => {
    const blank = { ...givenRecord().plans[0], key: 'G.strategy-and-vision', resources: '', comments: '', tasks: [] };
    const plans = [{ ...blank, objectives: 'Do it' } as AssessmentRecord['plans'][number]];
    const long = 'x'.repeat(20_001);
    const exported = readText(
      exportText({
        ...source,
        actionPlans: {
          categories: {
            'G.strategy-and-vision': {
              targetLevel: 4,
              objectives: [{ id: 'o', text: 'Do it' }],
              resources: 'money',
              comments: long,
              tasks: [{ itemId: 't', label: 'y'.repeat(300), done: false }],
            },
          },
        },
      }),
    );
    const [first] = plans;
    const bare = first ? [{ ...first, dependencies: '', startsOn: null }] : [];
    const plan = yamlOf({ ...untouched, plans: bare }, exported)['actionPlans']?.['categories']?.[
      'G.strategy-and-vision'
    ];
    expect(plan).not.toHaveProperty('resources');
    expect(plan).toMatchObject({ comments: long, tasks: [{ itemId: 't', label: 'y'.repeat(300), done: false }] });
  });

  it('a plan is that of the person it came with until somebody else is responsible', () => {
    const withPerson = readText(
      exportText({
        ...source,
        actionPlans: { categories: { 'G.strategy-and-vision': { targetLevel: 4, responsiblePocId: 'p1' } } },
      }),
    );
    const [first] = givenRecord().plans;
    const by = (fields: Partial<AssessmentRecord['plans'][number]>) => {
      const plans = first ? [{ ...first, responsible: null, responsibility: '', ...fields }] : [];
      return yamlOf({ ...untouched, plans }, withPerson)['actionPlans']?.['categories']?.['G.strategy-and-vision'];
    };
    expect(by({ namedResponsible: 'eve' })).toMatchObject({ responsiblePocId: 'p1' });
    expect(by({ namedResponsible: 'eve' })).not.toHaveProperty('responsibility');
    expect(by({ responsible: first?.responsible ?? null })).toMatchObject({ responsibility: '@Boris' });
    expect(by({ responsible: first?.responsible ?? null })).not.toHaveProperty('responsiblePocId');
  });

  it('a new name replaces the one that came along', () => {
    const record = { ...untouched, assessment: { ...untouched.assessment, name: 'Ours' } };
    expect(yamlOf(record, imported)).toMatchObject({ name: 'Ours', assessmentName: 'Ours', id: source.id });
  });
});

describe('an assessment that was started here', () => {
  const record = givenRecord();
  const document = liveDocument(record, model, null);

  it('is a valid document, with what was answered', () => {
    expect(AssessmentDocument.safeParse({ ...document, kind: 'browser-2x' }).error).toBeUndefined();
    expect(document.answers.map((answer) => [keyOf(answer), answer.level, answer.applicability])).toEqual([
      ...record.answers.map(({ key, level, applicability }) => [key, level, applicability]),
      ...record.declared.map(({ key, level }) => [key, level, 'applicable']),
    ]);
  });

  it('is read again from the YAML with the same answers, people and plans', () => {
    const again = readText(String(RECORD_FORMATS.yaml.write({ record, release: model, imported: null })));
    const plain = (one: WrittenDocument) =>
      one.answers
        .filter(({ requirement }) => requirement !== undefined)
        .map((answer) => [
          keyOf(answer),
          answer.level,
          answer.reason,
          answer.notes,
          answer.evidence,
          answer.flagged,
          answer.person,
        ]);
    expect(plain(again)).toEqual(plain(document));
    expect([again.people, again.plans, again.name]).toEqual([document.people, document.plans, document.name]);
    expect([again.unmapped, again.warnings]).toEqual([[], []]);
  });

  it('has an id as the tool makes them, and what nobody touched is not in it', () => {
    const written = yamlOf(
      { ...record, answers: [...record.answers, givenAnswer({ key: 'G.strategy-and-vision.architecture' })] },
      null,
    );
    expect(written['id']).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab]/);
    expect(Object.keys(written['requirementProgress'] ?? {})).toEqual(record.answers.map(({ key }) => key));
  });

  it.each(releases.map(({ version }) => version))('of %s has every answer where it belongs', (version) => {
    const own = release(version);
    const keys = own.modules.flatMap(({ id: module, categories }) =>
      categories.flatMap((category) => category.requirements.map(({ id }) => `${module}.${category.id}.${id}`)),
    );
    const answers = keys.map((key, index) => givenAnswer({ key, level: (index % 5) + 1, notes: key }));
    const all = givenRecord({
      answers,
      assessment: { ...record.assessment, release: version },
      plans: [],
      evidence: [],
    });
    const again = readText(String(RECORD_FORMATS.yaml.write({ record: all, release: own, imported: null })));
    const found = again.answers.flatMap((answer) =>
      answer.requirement === undefined ? [] : [[keyOf(answer), answer.level, answer.notes]],
    );
    expect(found).toEqual(answers.map(({ key, level, notes }) => [key, level, notes]));
  });
});
