import { documentToPlainText } from '@certitude/collab';
import {
  type AccountId,
  type AssessmentView,
  type EvidenceView,
  type HistoryEntry,
  type PkiView,
  type PlanView,
  type ResponseId,
  type ScoreView,
} from '@certitude/contracts';
import { type AssessmentRecord, keyOf, type RecordPerson, type RecordScore } from '@certitude/exchange';
import { type AssessmentScore, type ModelRelease } from '@certitude/maturity';
import { type Brought, type WrittenAnswer } from '@certitude/server/answering';
import { type Target, toScoreView } from '@certitude/server/assessments';

/** Everything that was read of an assessment, from whoever owns it. */
export interface ReadAssessment {
  readonly organization: AssessmentRecord['organization'];
  /** Null where the reader may see the assessment and not its PKI. */
  readonly pki: PkiView | null;
  readonly view: AssessmentView;
  readonly score: AssessmentScore;
  readonly model: ModelRelease;
  readonly answers: readonly WrittenAnswer[];
  readonly brought: Pick<Brought, 'declared' | 'owners'>;
  readonly targets: readonly Target[];
  readonly lastChanges: ReadonlyMap<ResponseId, string>;
  readonly evidence: readonly EvidenceView[];
  readonly plans: readonly PlanView[];
  readonly history: readonly HistoryEntry[];
}

/** The record of an assessment, without the people whom it names. */
export function recordOf(read: ReadAssessment): AssessmentRecord {
  const { answers } = read;
  const keys = new Map(answers.map((answer) => [answer.id, keyOfAnswer(answer)]));
  const key = (id: ResponseId): string => keys.get(id) ?? id;
  return {
    organization: read.organization,
    pki: pkiOf(read),
    assessment: aboutOf(read),
    targets: targetsOf(read),
    declared: read.brought.declared.map(({ module, category, level }) => ({ key: keyOf({ module, category }), level })),
    scores: scoresOf(read),
    people: [],
    answers: answers.map((answer) => answerOf(answer, read)),
    evidence: read.evidence.map((item) => evidenceOf(item, key)),
    plans: read.plans.map((plan) => planOf(plan, keyOfPlan(plan, key))),
    history: read.history.map(({ seq, at, actor, response, field, from, to, source }) => ({
      seq,
      at,
      by: actor,
      key: key(response),
      field,
      from,
      to,
      source,
    })),
  };
}

/** Everybody whom a record names by id. */
export function peopleIn(record: AssessmentRecord): readonly AccountId[] {
  const ids = [
    record.assessment.createdBy,
    ...record.answers.flatMap(({ owner, reviewer }) => [owner, reviewer]),
    ...record.evidence.flatMap(({ createdBy, reviews }) => [createdBy, ...reviews.map(({ by }) => by)]),
    ...record.plans.flatMap(({ responsible, createdBy }) => [responsible, createdBy]),
    ...record.plans.flatMap(({ tasks }) => tasks.map(({ assignee }) => assignee)),
    ...record.history.flatMap(({ by, field, from, to }) => [by, ...(NAMES_PEOPLE.includes(field) ? [from, to] : [])]),
  ];
  return [...new Set(ids.filter((id): id is AccountId => typeof id === 'string'))].toSorted();
}
const NAMES_PEOPLE: readonly string[] = ['owner', 'reviewer'];

/** The record with its people; whoever has no name any more is still somebody. */
export function withPeople(record: AssessmentRecord, known: readonly RecordPerson[]): AssessmentRecord {
  const byId = new Map(known.map((person) => [person.id, person]));
  return { ...record, people: peopleIn(record).map((id) => byId.get(id) ?? formerMember(id)) };
}
const formerMember = (id: string): RecordPerson => ({
  id,
  name: 'Former member',
  email: null,
  role: null,
  active: false,
});

const keyOfAnswer = ({ module, category, requirement }: WrittenAnswer): string =>
  keyOf({ module, category, ...(requirement !== null && { requirement }) });

const pkiOf = ({ pki, view }: ReadAssessment): AssessmentRecord['pki'] => ({
  id: view.pkiId,
  name: view.pkiName,
  description: pki?.description ?? '',
  components: pki?.components ?? '',
  outOfScope: pki?.outOfScope ?? '',
  highLevelDesign: pki?.highLevelDesign ?? '',
  pointsOfInteraction: pki?.pointsOfInteraction ?? '',
});

function aboutOf({ view, lastChanges, evidence, plans }: ReadAssessment): AssessmentRecord['assessment'] {
  const { createdAt, finalizedAt } = view;
  const moments = [
    createdAt,
    ...(finalizedAt === null ? [] : [finalizedAt]),
    ...lastChanges.values(),
    ...evidence.flatMap(({ current }) => [current.createdAt, ...current.reviews.map(({ at }) => at)]),
    ...plans.map((plan) => plan.createdAt),
  ];
  return {
    id: view.id,
    name: view.name,
    release: view.modelVersion,
    method: view.method,
    policy: view.policy,
    state: view.state,
    revision: view.revision,
    periodFrom: view.periodFrom,
    periodTo: view.periodTo,
    assessorKind: view.assessorKind,
    assessorName: view.assessorName,
    assessorCompany: view.assessorCompany,
    assessorPosition: view.assessorPosition,
    sampling: view.sampling,
    startsOn: view.startsOn,
    targetOn: view.targetOn,
    finishedOn: view.finishedOn,
    createdBy: view.createdBy,
    createdAt,
    finalizedAt,
    changedAt: moments.reduce((latest, moment) => (moment > latest ? moment : latest)),
  };
}

function targetsOf({ view: { targetLevel }, targets }: ReadAssessment): AssessmentRecord['targets'] {
  const parts = targets.map(({ module, category, requirement, level }) => ({
    key: [module, category, requirement].filter((part) => part !== null).join('.'),
    level,
  }));
  return targetLevel === null ? parts : [{ key: '', level: targetLevel }, ...parts];
}

function scoresOf({ view, score, model }: ReadAssessment): RecordScore[] {
  const categories = model.modules.flatMap(({ id: module, categories: own }) =>
    own.flatMap(({ id: category }) => {
      const found = score.categories[category];
      return found ? [scoreOf('category', keyOf({ module, category }), toScoreView(found))] : [];
    }),
  );
  const modules = Object.entries(score.modules).map(([id, found]) => scoreOf('module', id, toScoreView(found)));
  return [scoreOf('overall', '', view.overall), ...modules, ...categories];
}

const scoreOf = (subject: RecordScore['subject'], key: string, score: ScoreView): RecordScore => ({
  subject,
  key,
  ...score,
});

function answerOf(
  answer: WrittenAnswer,
  { brought, lastChanges }: ReadAssessment,
): AssessmentRecord['answers'][number] {
  const { applicability, level, status, flag, owner, reviewer, dueOn } = answer.values;
  return {
    id: answer.id,
    key: keyOfAnswer(answer),
    applicability: applicability.applicability,
    reason: 'reason' in applicability ? applicability.reason : '',
    level,
    status,
    notes: answer.document ? documentToPlainText(answer.document) : '',
    flagged: flag,
    owner,
    namedOwner: brought.owners.find(({ response }) => response === answer.id)?.name ?? null,
    reviewer,
    dueOn,
    changedAt: lastChanges.get(answer.id) ?? null,
  };
}

/** A piece of evidence as a record has it; `key` says how a response that it proves is called. */
export function evidenceOf(
  { id, title, current, links, createdAt }: EvidenceView,
  key: (id: ResponseId) => string,
): AssessmentRecord['evidence'][number] {
  const { kind, state, number: revision, file, url, statement, effectiveOn, validUntil, createdBy, reviews } = current;
  return {
    id,
    title,
    kind,
    state,
    revision,
    file: file && {
      name: file.name,
      mediaType: file.mediaType,
      size: file.size,
      sha256: file.sha256,
      withdrawn: file.withdrawn !== null,
    },
    url,
    statement,
    effectiveOn,
    validUntil,
    createdBy,
    createdAt,
    answers: [...new Set(links.map(({ responseId }) => key(responseId)))],
    reviews: reviews.map(({ reviewer, at, decision, comment }) => ({ by: reviewer, at, decision, comment })),
  };
}

/** What a plan improves: an answer, or a whole category. */
const keyOfPlan = ({ responseId, category }: PlanView, key: (id: ResponseId) => string): string => {
  if (category) return keyOf(category);
  return responseId === null ? '' : key(responseId);
};

/** An action plan as a record has it; `key` is what it improves. */
export function planOf(plan: PlanView, key: string): AssessmentRecord['plans'][number] {
  const { id, title, objectives, currentLevel, targetLevel, responsible, responsibleName, dueOn, priority, status } =
    plan;
  const { responsibility, startsOn, resources, dependencies, outputs, comments } = plan;
  return {
    ...{
      id,
      key,
      title,
      objectives,
      currentLevel,
      targetLevel,
      responsible,
      namedResponsible: responsibleName || null,
    },
    ...{ responsibility, startsOn, dueOn, resources, dependencies, outputs, comments, priority, status },
    tasks: plan.tasks.map((task) => ({
      id: task.id,
      title: task.title,
      assignee: task.assignee,
      dueOn: task.dueOn,
      done: task.done,
    })),
    createdBy: plan.createdBy,
    createdAt: plan.createdAt,
  };
}
