import fc from 'fast-check';
import { load } from 'js-yaml';
import { exportText, keysOf, readText } from '../../../testing/exports';
import { pqc, release, releases } from '../../../testing/releases';
import { AssessmentDocument } from '../../document/assessment-document';
import { keyOf } from '../../document/keys';
import { scoreDocument, scoreExtensionOf } from '../../scores';
import { writeAssessment } from '../../write-assessment';

const OPTIONS = { exportedAt: '2026-11-28T10:00:00.000Z', newId: '0f1e2d3c-4b5a-4678-9abc-000000000001' };
const written = (document: AssessmentDocument) =>
  load(writeAssessment(document, 'yaml', { ...OPTIONS, release: release(document.release ?? '') }));
const entry = (level: number, more: object = {}) => ({ level, applicability: true, ...more });

describe.each(releases.map((model) => ({ model, version: model.version })))(
  'an export on release $version',
  ({ model, version }) => {
    const { categories, requirements } = keysOf(model);

    it(`puts each of its requirements where it belongs`, () => {
      const requirementProgress = Object.fromEntries(
        requirements.map((key, index) => [key, entry((index % 5) + 1, { notes: key, evidence: `${index}` })]),
      );
      const document = readText(exportText({ dataVersion: version, requirementProgress }));
      expect(document).toMatchObject({ kind: 'browser-2x', release: version, method: 'full', unmapped: [] });
      expect(document.answers.map((answer) => [keyOf(answer), answer.level, answer.notes, answer.evidence])).toEqual(
        requirements.map((key, index) => [key, (index % 5) + 1, key, `${index}`]),
      );
      expect(requirements).toHaveLength({ '1.0.0': 72, '1.1.0': 78, '2.0.0': 76 }[version] ?? 0);
    });

    it('puts each category where it belongs, and is then a self-assessment', () => {
      const progress = Object.fromEntries(categories.map((key, index) => [key, entry((index % 5) + 1)]));
      const document = readText(exportText({ dataVersion: version, progress }));
      expect(document.method).toBe('self');
      expect(document.answers.map((answer) => [keyOf(answer), answer.level])).toEqual(
        categories.map((key, index) => [key, (index % 5) + 1]),
      );
    });
  },
);

describe('an export of the browser tool 2.x', () => {
  it('keeps unknown fields, unknown keys and orphans without texts, and writes them again', () => {
    const fields = {
      futureKey: { keep: 'me' },
      progress: { 'G.compliance': entry(3, { result: '3 - Advanced', description: '', later: 1 }), 'X.y': entry(1) },
      requirementProgress: { 'G.compliance.none': entry(2), 'G.compliance.compliance-policies': entry(2) },
      workspace: {
        pocs: [{ id: 'p', name: '', age: 3 }],
        orphanedEntries: [{ originalKey: 'G.2.1', payload: entry(2) }],
      },
    };
    const document = readText(exportText(fields));
    expect(AssessmentDocument.safeParse(document).error).toBeUndefined();
    expect(document.unmapped.map(({ path }) => path?.join('/'))).toEqual([
      'progress/G.compliance/later',
      'progress/X.y',
      'requirementProgress/G.compliance.none',
      'workspace/pocs/0/age',
      'futureKey',
    ]);
    expect(document.orphans).toHaveLength(1);
    expect(written(document)).toEqual({
      stateSchemaVersion: 2,
      dataVersion: '2.0.0',
      name: 'A',
      enabledExtensions: [],
      ...fields,
    });
  });

  it('names the line of what it keeps', () => {
    const document = readText('dataVersion: 2.0.0\nprogress: {}\nrequirementProgress:\n  G.x.y:\n    level: 2\n');
    expect(document.unmapped).toMatchObject([{ place: { key: 'requirementProgress.G.x.y', line: 5 } }]);
  });

  it('keeps values of the wrong shape with a warning and does not write them again', () => {
    const requirementProgress = { 'G.compliance.compliance-policies': entry(7, { flagged: 'yes', notes: 5 }) };
    const document = readText(exportText({ requirementProgress, startDate: 'soon' }));
    expect(document.unmapped.map(({ content }) => content)).toEqual([7, 'yes', 'soon']);
    expect(document.answers).toMatchObject([{ level: 0, notes: '5' }]);
    expect(document.warnings.map(({ code }) => code)).toEqual(['odd-value', 'not-quoted', 'odd-value', 'odd-value']);
    expect(written(document)).not.toHaveProperty('startDate');
  });

  it('takes an unquoted date as its day', () => {
    expect(readText('dataVersion: 2.0.0\nstartDate: 2026-06-01\n').about.startOn).toBe('2026-06-01');
    expect(readText('dataVersion: 2.0.0\nstartDate: 2026-06-01T00:00:00.000Z\n').about.startOn).toBe('2026-06-01');
  });

  it('counts a declared category as the tool does, and says why its score is another one', () => {
    const progress = { 'G.compliance': entry(5) };
    const requirementProgress = { 'G.cryptography.crypto-agility': entry(1) };
    const document = readText(exportText({ progress, requirementProgress }));
    const { byPolicy, tool, differences } = scoreDocument(document, release('2.0.0'));
    expect(byPolicy.pkimm.overall.score).toBe(1);
    expect(tool.overall.fraction).toBe(byPolicy.web.overall.fraction);
    expect(tool.overall.score).toBeGreaterThan(1);
    const levels = 'the levels declared for 1 category without rated requirements, which the official tool does';
    expect(differences).toEqual([
      `PKIMM scoring does not count ${levels}.`,
      `Workbook scoring counts what is not assessed as level 0, which the official tool leaves out; it does not count ${levels}.`,
    ]);
    expect(document.choices).toMatchObject([{ about: 'method', taken: 'full', concerns: ['G.compliance'] }]);
    expect(readText(exportText({ progress, requirementProgress }), { method: 'self' }).method).toBe('self');
  });

  it('finds the longest extension that a key belongs to, known or not', () => {
    const enabledExtensions = [
      { id: 'pqc', version: '0.2.0' },
      { id: 'acme', version: '1' },
      { id: 'acme.internal', version: '1.0' },
    ];
    const progress = {
      'pqc.G.compliance': entry(4),
      'acme.internal.G.compliance': entry(2),
      'other.G.compliance': entry(1),
    };
    const document = readText(exportText({ enabledExtensions, progress }));
    expect(document.extensions.map(({ id, answers }) => [id, answers.length])).toEqual([
      ['pqc', 1],
      ['acme', 0],
      ['acme.internal', 1],
    ]);
    expect(document.unmapped).toMatchObject([{ content: entry(1) }]);
    expect(written(document)).toMatchObject({ progress, enabledExtensions });
    expect(scoreExtensionOf(document, release('2.0.0'), pqc, 'web').categories['compliance']?.relevance?.level).toBe(4);
  });

  it('makes lists of the texts that early plans had, and keeps a schedule in words', () => {
    const plans = {
      'G.compliance': {
        targetLevel: 3,
        objectives: 'One',
        schedule: 'Q1 2027',
        tasks: 'do it',
        outputs: '',
        comments: 'c',
      },
      'O.automation': { targetLevel: 2, schedule: '2027-05-01' },
    };
    const document = readText(exportText({ actionPlans: { categories: plans } }));
    expect(document.plans).toMatchObject([
      {
        objectives: [{ id: 'obj-0', text: 'One' }],
        tasks: [{ id: 'task-0', text: 'do it', done: false }],
        outputs: [],
        schedule: 'Q1 2027',
      },
      { targetOn: '2027-05-01' },
    ]);
    expect(written(document)).toMatchObject({
      actionPlans: { categories: { 'G.compliance': { comments: 'c\nSchedule: Q1 2027' } } },
    });
  });

  it('of a release that is not known here is read by how its keys are spelled', () => {
    const document = readText(exportText({ dataVersion: '9.0.0', requirementProgress: { 'G.new.thing': entry(2) } }));
    expect(document).toMatchObject({
      release: '9.0.0',
      answers: [{ module: 'G', category: 'new', requirement: 'thing', level: 2 }],
    });
    expect(document.warnings).toMatchObject([{ code: 'release-unknown' }]);
  });

  it('is written with everything the tool wants for an assessment that never came from there', () => {
    const source = readText(exportText({ requirementProgress: { 'G.compliance.compliance-policies': entry(2) } }));
    const document: AssessmentDocument = { ...source, kind: 'workbook-full', origin: { fields: [], kept: {} } };
    const yaml = written(document) as Record<string, Record<string, unknown>>;
    expect(Object.keys(yaml['progress'] ?? {})).toEqual(keysOf(release('2.0.0')).categories);
    expect(yaml['progress']?.['G.compliance']).toEqual({
      level: 0,
      result: 'Not Assessed',
      description: '',
      applicability: true,
    });
    expect(yaml['requirementProgress']).toEqual({
      'G.compliance.compliance-policies': { level: 2, applicability: true, notes: '', evidence: '' },
    });
    expect(yaml).toMatchObject({
      stateSchemaVersion: 2,
      id: OPTIONS.newId,
      assessmentName: '',
      meta: { createdAt: OPTIONS.exportedAt, updatedAt: OPTIONS.exportedAt },
      sourceStructure: { byKey: { 'G.compliance': { moduleId: 'G', categoryName: 'Compliance' } } },
      exportedAt: OPTIONS.exportedAt,
    });
  });
});

describe('any export', () => {
  const { categories, requirements } = keysOf(release('2.0.0'));
  // What YAML can't tell apart from the text that it is, and what looks like something else, is what matters here.
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom(
      '1',
      'true',
      'null',
      '~',
      '2026-06-01',
      '=1+1',
      '- a',
      'a: b',
      ' lead',
      'line 1\nline 2',
      '\tt',
      '"',
      '<<',
      '0x1F',
      'yes',
    ),
  );
  const level = fc.integer({ min: 0, max: 5 });
  const day = fc.constantFrom('2026-02-28', '2027-12-31');
  const optional = { requiredKeys: ['level', 'applicability'] as ('level' | 'applicability')[] };
  const category = fc.record(
    {
      level,
      applicability: fc.boolean(),
      result: fc.constant('x'),
      description: text,
      applicabilityReason: text,
      notes: text,
    },
    { requiredKeys: ['level', 'applicability', 'result', 'description'] },
  );
  const requirement = fc.record(
    {
      level,
      applicability: fc.boolean(),
      notes: text,
      evidence: text,
      completed: fc.boolean(),
      flagged: fc.boolean(),
      flagNote: text,
      pocId: text,
      interviewDate: day,
      artifactIds: fc.array(text, { maxLength: 2 }),
      updatedAt: text,
    },
    optional,
  );
  const named = fc.array(fc.record({ id: text, text }), { maxLength: 2 });
  const plan = fc.record(
    {
      targetLevel: fc.integer({ min: 1, max: 5 }),
      objectives: named,
      responsibility: text,
      responsiblePocId: text,
      targetDate: day,
      resources: text,
      outputs: named,
      tasks: fc.array(fc.record({ itemId: text, label: text, done: fc.boolean() }), { maxLength: 2 }),
      comments: text,
    },
    { requiredKeys: ['targetLevel'] },
  );
  const workspace = fc.record(
    {
      workingNotes: text,
      pocs: fc.array(fc.record({ id: text, name: text, role: text }, { requiredKeys: ['id', 'name'] }), {
        maxLength: 2,
      }),
      checklist: fc.array(fc.record({ itemId: text, label: text, done: fc.boolean() }), { maxLength: 2 }),
    },
    { requiredKeys: ['workingNotes'] },
  );
  const anyExport = fc.record(
    {
      name: text,
      assessmentName: text,
      organizationName: fc.constantFrom('Acme', 'Компания'),
      startDate: day,
      progress: fc.dictionary(fc.constantFrom(...categories), category, { maxKeys: 4 }),
      requirementProgress: fc.dictionary(fc.constantFrom(...requirements), requirement, { minKeys: 1, maxKeys: 5 }),
      actionPlans: fc.record({
        categories: fc.dictionary(fc.constantFrom(...categories), plan, { minKeys: 1, maxKeys: 3 }),
      }),
      workspace,
      unknownField: fc.record({ deep: text }),
    },
    { requiredKeys: ['progress', 'requirementProgress'] },
  );

  it('comes back with the same content', () => {
    fc.assert(
      fc.property(anyExport, (fields) => {
        const content = exportText(fields);
        expect(written(readText(content))).toEqual(load(content));
      }),
      { numRuns: 60 },
    );
  });
});
