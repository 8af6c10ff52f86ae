import type { ModelRelease } from '@certitude/maturity';
import { type AssessmentDocument } from '../src/document/assessment-document';
import { type AssessmentRecord, type RecordAnswer } from '../src/document/assessment-record';
import { keyOf } from '../src/document/keys';
import { keysOf } from './exports';
import { release } from './releases';

/** Ids that tell what they are of. */
export const idOf = (kind: number, number: number): string =>
  `0198${kind.toString(16).padStart(4, '0')}-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

const ANNA = idOf(1, 1);
const BORIS = idOf(1, 2);

export const givenAnswer = (fields: Partial<RecordAnswer> & Pick<RecordAnswer, 'key'>): RecordAnswer => ({
  id: idOf(
    2,
    [...fields.key].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 2 ** 40, 7),
  ),
  applicability: 'applicable',
  reason: '',
  level: 0,
  status: 'not-started',
  notes: '',
  flagged: false,
  owner: null,
  namedOwner: null,
  reviewer: null,
  dueOn: null,
  changedAt: null,
  ...fields,
});

/** A record with something of everything, some of it hostile to spreadsheets and to OSCAL. */
export function givenRecord(fields: Partial<AssessmentRecord> = {}): AssessmentRecord {
  return {
    organization: { id: idOf(3, 1), name: ' Example  Ltd ' },
    pki: {
      id: idOf(4, 1),
      name: 'Internal PKI',
      description: 'Two roots,\nfive issuers.',
      components: 'HSM, CA\nRA',
      outOfScope: '',
      highLevelDesign: '',
      pointsOfInteraction: '',
    },
    assessment: givenAssessment(),
    targets: [
      { key: '', level: 3 },
      { key: 'O', level: 4 },
      { key: 'O.monitoring-and-auditing', level: 5 },
      { key: 'G.strategy-and-vision.responsible-leadership', level: 2 },
    ],
    declared: [{ key: 'O.monitoring-and-auditing', level: 2 }],
    scores: [
      { subject: 'overall', key: '', score: 2.5, level: 2, assessed: 2, applicable: 75 },
      { subject: 'module', key: 'G', score: 2.5, level: 2, assessed: 2, applicable: 20 },
      { subject: 'category', key: 'G.compliance', score: null, level: null, assessed: 0, applicable: 0 },
    ],
    people: [
      { id: ANNA, name: 'Anna Nováková', email: 'anna@example.com', role: 'owner', active: true },
      { id: BORIS, name: '@Boris', email: null, role: 'contributor', active: false },
    ],
    answers: givenAnswers(),
    evidence: givenEvidence(),
    plans: givenPlans(),
    history: [
      {
        seq: 1,
        at: '2026-03-02T10:00:00.000Z',
        by: ANNA,
        key: 'G.strategy-and-vision.sponsor-support',
        field: 'owner',
        from: null,
        to: BORIS,
        source: null,
      },
    ],
    ...fields,
  };
}

const givenAssessment = (): AssessmentRecord['assessment'] => ({
  id: idOf(5, 1),
  name: '=Spring "2026", first',
  release: '2.0.0',
  method: 'formal',
  policy: 'pkimm',
  state: 'in-progress',
  revision: 1,
  periodFrom: '2026-03-01',
  periodTo: '2026-03-31',
  assessorKind: 'external',
  assessorName: 'Ada Auditor',
  assessorCompany: 'Audits Ltd',
  assessorPosition: 'Lead assessor',
  sampling: '=Two of five issuers',
  startsOn: '2026-02-01',
  targetOn: '2026-04-30',
  finishedOn: '2026-04-15',
  createdBy: ANNA,
  createdAt: '2026-03-01T08:00:00.123Z',
  finalizedAt: null,
  changedAt: '2026-03-30T16:30:00.000Z',
});

const givenPlans = (): AssessmentRecord['plans'] => [
  {
    id: idOf(7, 1),
    key: 'G.strategy-and-vision.sponsor-support',
    title: 'Find a sponsor',
    objectives: '',
    currentLevel: 2,
    targetLevel: 4,
    responsible: BORIS,
    namedResponsible: null,
    responsibility: 'Head of IT',
    startsOn: '2026-04-01',
    dueOn: '2026-09-30',
    resources: '=Two days a week',
    dependencies: 'The budget of 2026',
    outputs: 'A signed mandate\nA named deputy',
    comments: 'Asked for by audit.',
    priority: 'high',
    status: 'in-progress',
    tasks: [
      { id: idOf(8, 1), title: 'Ask the board', assignee: ANNA, dueOn: '2026-05-01', done: true },
      { id: idOf(8, 2), title: 'Write the mandate', assignee: null, dueOn: null, done: false },
    ],
    createdBy: ANNA,
    createdAt: '2026-03-20T09:00:00.000Z',
  },
];

const givenAnswers = (): RecordAnswer[] => [
  givenAnswer({
    key: 'G.strategy-and-vision.sponsor-support',
    level: 2,
    notes: '- said so\n- by mail; "not" signed',
    status: 'in-progress',
    owner: BORIS,
    dueOn: '2026-03-20',
    changedAt: '2026-03-02T10:00:00.000Z',
  }),
  givenAnswer({
    key: 'G.strategy-and-vision.responsible-leadership',
    level: 3,
    applicability: 'partially-applicable',
    reason: 'only the issuing CA',
    flagged: true,
    changedAt: '2026-03-03T10:00:00.000Z',
  }),
  givenAnswer({
    key: keysOf(release('2.0.0')).requirements.at(-1) ?? '',
    applicability: 'not-applicable',
    reason: 'no\nusers',
    changedAt: '2026-03-03T10:00:00.000Z',
  }),
];

const givenEvidence = (): AssessmentRecord['evidence'] => [
  {
    id: idOf(6, 1),
    title: 'Mandate',
    kind: 'file',
    state: 'accepted',
    revision: 2,
    file: {
      name: 'mandate of the board 100%.pdf',
      mediaType: 'application/pdf',
      size: 1234,
      sha256: 'a'.repeat(64),
      withdrawn: false,
    },
    url: null,
    statement: null,
    effectiveOn: '2026-01-01',
    validUntil: '2027-01-01',
    createdBy: BORIS,
    createdAt: '2026-03-05T10:00:00.000Z',
    answers: ['G.strategy-and-vision.sponsor-support'],
    reviews: [{ by: ANNA, at: '2026-03-06T10:00:00.000Z', decision: 'accepted', comment: '' }],
  },
  {
    id: idOf(6, 2),
    title: 'Wiki',
    kind: 'link',
    state: 'draft',
    revision: 1,
    file: null,
    url: 'https://wiki.example.com/a b|c?q=[1]#x#y',
    statement: null,
    effectiveOn: null,
    validUntil: null,
    createdBy: ANNA,
    createdAt: '2026-03-05T11:00:00.000Z',
    answers: [],
    reviews: [],
  },
  {
    id: idOf(6, 3),
    title: 'Interview',
    kind: 'statement',
    state: 'submitted',
    revision: 1,
    file: null,
    url: null,
    statement: '  The sponsor\nconfirmed it. ',
    effectiveOn: null,
    validUntil: null,
    createdBy: ANNA,
    createdAt: '2026-03-05T12:00:00.000Z',
    answers: ['G.strategy-and-vision.sponsor-support'],
    reviews: [],
  },
];

/** What an import makes of a document: its answers, as if nobody had touched them since. */
export function importedRecord(document: AssessmentDocument, model: ModelRelease): AssessmentRecord {
  const { requirements, categories } = keysOf(model);
  const given = new Map(document.answers.map((answer) => [keyOf(answer), answer]));
  const rated = document.method === 'self' ? categories : requirements;
  const record = givenRecord();
  return {
    ...record,
    pki: { ...record.pki, components: '', description: '' },
    assessment: {
      ...record.assessment,
      release: model.version,
      name: document.name ?? document.about.assessmentName ?? 'Imported',
      method: document.method === 'self' ? 'self' : 'formal',
      periodFrom: null,
      periodTo: null,
      assessorKind: document.about.assessorPosition ?? null,
      assessorName: document.about.assessor?.trim() ?? '',
      assessorCompany: document.about.assessorCompany?.trim() ?? '',
      assessorPosition: '',
      sampling: '',
      startsOn: document.about.startOn ?? null,
      targetOn: document.about.targetOn ?? null,
      finishedOn: document.about.finishOn ?? null,
    },
    answers: rated.map((key) => {
      const own = given.get(key);
      const whole = given.get(key.split('.').slice(0, 2).join('.'));
      const isOut = whole?.applicability === 'not-applicable';
      const was = isOut
        ? { level: 0, ...own, applicability: whole.applicability, reason: own?.reason ?? whole.reason }
        : own;
      const { applicability = 'applicable', level = 0, reason = '', notes = '', flagged = false } = was ?? {};
      return givenAnswer({
        key,
        applicability,
        level: applicability === 'not-applicable' ? 0 : level,
        reason,
        notes: notes.replace(/[ \n]+/g, ' ').trim(),
        flagged,
        changedAt: was ? '2026-03-30T16:30:00.000Z' : null,
      });
    }),
    declared: [],
    evidence: [],
    plans: [],
    history: [],
  };
}
