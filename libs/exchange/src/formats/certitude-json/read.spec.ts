import { readText } from '../../../testing/exports';
import { givenRecord } from '../../../testing/records';
import { release } from '../../../testing/releases';
import { AssessmentDocument } from '../../document/assessment-document';
import { keyOf } from '../../document/keys';
import { ExchangeError } from '../../exchange-error';
import { writeAssessment } from '../../write-assessment';
import { writeJson } from '.';

const record = givenRecord();
const document = readText(writeJson(record));

describe('an assessment that was written as JSON', () => {
  it('is a document with all answers, levels that were declared, people and plans', () => {
    expect(AssessmentDocument.safeParse(document).error).toBeUndefined();
    expect(document).toMatchObject({
      kind: 'certitude-json',
      release: '2.0.0',
      method: 'full',
      name: record.assessment.name,
    });
    expect(
      document.answers.map((answer) => [keyOf(answer), answer.level, answer.reason ?? '', answer.notes ?? '']),
    ).toEqual([
      ...record.answers.map(({ key, level, reason, notes }) => [key, level, reason, notes]),
      ...record.declared.map(({ key, level }) => [key, level, '', '']),
    ]);
    expect(document.people).toMatchObject(record.people.map(({ id, name }) => ({ id, name })));
    const [plan] = record.plans;
    expect(document.plans).toEqual([
      {
        module: 'G',
        category: 'strategy-and-vision',
        requirement: 'sponsor-support',
        title: plan?.title,
        targetLevel: 4,
        person: plan?.responsible,
        responsibility: 'Head of IT',
        startOn: '2026-04-01',
        targetOn: '2026-09-30',
        resources: plan?.resources,
        dependencies: plan?.dependencies,
        outputs: [{ id: plan?.id, text: plan?.outputs }],
        priority: 'high',
        tasks: plan?.tasks.map(({ id, title, done }) => ({ id, text: title, done })),
        comments: plan?.comments,
      },
    ]);
  });

  it('has its evidence where it is named, and says that files stay behind', () => {
    expect(document.artifacts?.map(({ title }) => title)).toEqual(record.evidence.map(({ title }) => title));
    expect(document.answers[0]?.artifacts).toEqual([record.evidence[0]?.id, record.evidence[2]?.id]);
    expect(document.warnings).toMatchObject([{ code: 'no-files' }]);
  });

  it('says who assesses and when, and the days that it speaks about', () => {
    expect(document.about).toMatchObject({
      ...{ assessor: 'Ada Auditor', assessorCompany: 'Audits Ltd', assessorPosition: 'external' },
      ...{ assessorRole: 'Lead assessor', sampling: '=Two of five issuers' },
      ...{ startOn: '2026-02-01', targetOn: '2026-04-30', finishOn: '2026-04-15' },
      ...{ periodFrom: '2026-03-01', periodTo: '2026-03-31' },
    });
  });

  it('has targets of the whole, of a module, a category and a requirement', () => {
    expect(document.targets).toEqual([
      { level: 3 },
      { module: 'O', level: 4 },
      { module: 'O', category: 'monitoring-and-auditing', level: 5 },
      { module: 'G', category: 'strategy-and-vision', requirement: 'responsible-leadership', level: 2 },
    ]);
  });

  it('keeps a target of what the release does not have', () => {
    const { targets, unmapped } = readText(writeJson({ ...record, targets: [{ key: 'X.other', level: 2 }] }));
    expect(targets).toBeUndefined();
    expect(unmapped[0]).toMatchObject({ content: { key: 'X.other', level: 2 } });
  });

  it('says how long evidence holds', () => {
    expect(document.artifacts?.[0]).toMatchObject({ effectiveOn: '2026-01-01', validUntil: '2027-01-01' });
  });

  it('of before it said who assesses is read, too', () => {
    const old = JSON.parse(writeJson(record)) as { assessment: Record<string, unknown> };
    const added = ['assessorKind', 'assessorName', 'assessorCompany', 'assessorPosition', 'sampling', 'startsOn'];
    for (const name of [...added, 'targetOn', 'finishedOn']) delete old.assessment[name];
    const { about } = readText(JSON.stringify(old));
    expect([about.assessor, about.periodTo]).toEqual([undefined, '2026-03-31']);
  });

  it('keeps what nobody can bring: decisions, history, scores', () => {
    expect(document.unmapped.map(({ place }) => place.key)).toEqual([
      'scores',
      'answers',
      'evidence',
      'plans',
      'history',
    ]);
  });

  it('of before plans had all their elements is read, too', () => {
    const old = JSON.parse(writeJson(record)) as { plans: Record<string, unknown>[] };
    const added = [
      'namedResponsible',
      'responsibility',
      'startsOn',
      'resources',
      'dependencies',
      'outputs',
      'comments',
    ];
    for (const plan of old.plans) for (const name of added) delete plan[name];
    expect(readText(JSON.stringify(old)).plans).toMatchObject([{ title: 'Find a sponsor' }]);
  });

  it('says where it is wrong', () => {
    const text = writeJson(record).replace('"applicability": "applicable"', '"applicability": "sometimes"');
    const line = text.split('\n').findIndex((each) => each.includes('sometimes')) + 1;
    const wrong = () => readText(text);
    expect(wrong).toThrow(ExchangeError);
    expect(wrong).toThrow(`“answers.0.applicability” in line ${line} is wrong: `);
  });

  it('goes on to the browser tool, with several plans of a category as one', () => {
    const [plan] = record.plans;
    const plans = plan
      ? [plan, { ...plan, key: 'G.strategy-and-vision', targetLevel: 5, objectives: 'Decide', tasks: [] }]
      : [];
    const yaml = writeAssessment(readText(writeJson({ ...record, plans })), 'yaml', {
      release: release('2.0.0'),
      exportedAt: '2026-04-01T00:00:00.000Z',
      newId: 'f47ac10b-58cc-4372-a567-0e02b2c3d479',
    });
    expect(readText(yaml).plans).toMatchObject([
      {
        category: 'strategy-and-vision',
        targetLevel: 5,
        objectives: [{ text: 'Decide' }],
        tasks: [{ text: 'Ask the board' }, { text: 'Write the mandate' }],
        comments: expect.stringContaining('Dependencies: The budget of 2026'),
      },
    ]);
  });
});
