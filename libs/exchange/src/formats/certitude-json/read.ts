import * as z from 'zod';
import {
  type Artifact,
  type AssessmentDocument,
  type CategoryPlan,
  type DocumentAnswer,
  type Person,
  type TargetLevel,
} from '../../document/assessment-document';
import { type ModelRelease } from '@certitude/maturity';
import { type AssessmentRecord, type RecordPlan } from '../../document/assessment-record';
import { defined } from '../../document/defined';
import { Findings } from '../../document/findings';
import { type KeyPlace, placesByKey } from '../../document/keys';
import { ExchangeError } from '../../exchange-error';
import { isPlainObject, type PlainObject } from '../../input/plain-data';
import { type Content, type Format, type ReadOptions } from '../format';
import { recordIn } from '.';

const FORMATS: readonly unknown[] = ['certitude-assessment', 'certitude-organization'];

/** One assessment as we write it as JSON. */
export const certitudeJson: Format = {
  title: 'the JSON of an assessment as Certitude writes it',
  recognise: (content) => FORMATS.includes(dataOf(content)['format']),
  read: (content, options) => documentOf(recordOf(content), options),
};

const dataOf = (content: Content): PlainObject =>
  content.type === 'text' && isPlainObject(content.data) ? content.data : {};

function recordOf(content: Content): AssessmentRecord {
  const data = dataOf(content);
  if (data['format'] === 'certitude-organization') {
    throw new ExchangeError(
      'several-assessments',
      'This holds all assessments of an organization: bring the JSON of one, or the archive of all on the page “Bring an archive”.',
    );
  }
  if (typeof data['formatVersion'] === 'number' && data['formatVersion'] > 1) {
    throw new ExchangeError('newer-version', 'This was written by a newer version of Certitude: update first.');
  }
  try {
    return recordIn(data);
  } catch (error) {
    if (!(error instanceof z.ZodError) || content.type !== 'text') throw error;
    const [issue] = error.issues;
    const path = issue?.path.map(String) ?? [];
    const line = content.lineOf(path);
    const what =
      path.length === 0 ? 'The document' : `“${path.join('.')}”${line === undefined ? '' : ` in line ${line}`}`;
    throw new ExchangeError(
      'wrong-shape',
      `In this JSON of an assessment, ${what} is wrong: ${issue?.message ?? 'unknown'}.`,
    );
  }
}

function documentOf(record: AssessmentRecord, { releases }: ReadOptions): AssessmentDocument {
  const { assessment, pki } = record;
  const model = releases.find(({ version }) => version === assessment.release);
  if (!model)
    throw new ExchangeError('unknown-release', `Release ${assessment.release} of the model is not known here.`);
  const findings = new Findings();
  const places = placesByKey(model);
  const placed = <Item extends { readonly key: string }>(items: readonly Item[], list: string) =>
    items.flatMap((item) => {
      const place = places.get(item.key);
      if (!place) findings.keep('names nothing in the release', item, { key: `${list}.${item.key}` });
      return place ? [{ item, place }] : [];
    });
  const text = (words: string): string | undefined => words || undefined;
  const isFull = assessment.method !== 'self';
  const answers = [
    ...placed(record.answers, 'answers').map(({ item, place }) => answerOf(item, place, record)),
    ...placed(isFull ? record.declared : [], 'declared').map(({ item, place }) => declaredAt(item.level, place)),
  ];
  const targets = targetsIn(record, model, findings);
  const plans = placed(record.plans, 'plans').map(({ item, place }) => planOf(item, place));
  keepRest(record, findings);
  return {
    kind: 'certitude-json',
    release: model.version,
    method: isFull ? 'full' : 'self',
    name: assessment.name,
    about: defined({
      type: assessment.method,
      useCase: text(pki.description),
      ...factsIn(assessment),
      components: text(pki.components),
      outOfScope: text(pki.outOfScope),
      highLevelDesign: text(pki.highLevelDesign),
      pointsOfInteraction: text(pki.pointsOfInteraction),
    }),
    answers,
    extensions: [],
    ...(plans.length > 0 && { plans }),
    ...(targets.length > 0 && { targets: [...targets] }),
    people: peopleOf(record),
    artifacts: record.evidence.map(artifactOf),
    workspace: {},
    unmapped: findings.unmapped,
    warnings: findings.warnings,
    choices: findings.choices,
    tool: { policy: 'pkimm', differs: [] },
    origin: { createdAt: assessment.createdAt, updatedAt: assessment.changedAt, fields: [], kept: {} },
  };
}

/** Who assesses and when, and the days that the assessment speaks about. */
const factsIn = (assessment: AssessmentRecord['assessment']): AssessmentDocument['about'] =>
  defined({
    assessor: assessment.assessorName || undefined,
    assessorCompany: assessment.assessorCompany || undefined,
    assessorPosition: assessment.assessorKind ?? undefined,
    assessorRole: assessment.assessorPosition || undefined,
    sampling: assessment.sampling || undefined,
    startOn: assessment.startsOn ?? undefined,
    targetOn: assessment.targetOn ?? undefined,
    finishOn: assessment.finishedOn ?? undefined,
    periodFrom: assessment.periodFrom ?? undefined,
    periodTo: assessment.periodTo ?? undefined,
  });

function targetsIn({ targets }: AssessmentRecord, model: ModelRelease, findings: Findings): readonly TargetLevel[] {
  const places = placesByKey(model);
  return targets.flatMap(({ key, level }): readonly TargetLevel[] => {
    const isModule = model.modules.some(({ id }) => id === key);
    const place = key === '' ? {} : isModule ? { module: key } : places.get(key);
    if (!place) findings.keep('names nothing in the release', { key, level }, { key: `targets.${key}` });
    return place ? [{ ...place, level: level as Exclude<Level, 0> }] : [];
  });
}

type Level = DocumentAnswer['level'];

function answerOf(
  {
    key,
    applicability,
    level,
    reason,
    notes,
    flagged,
    owner,
    namedOwner,
    changedAt,
  }: AssessmentRecord['answers'][number],
  place: KeyPlace,
  { evidence }: AssessmentRecord,
): DocumentAnswer {
  const artifacts = evidence.filter(({ answers }) => answers.includes(key)).map(({ id }) => id);
  return {
    ...place,
    ...defined({
      applicability,
      level: level as Level,
      reason: reason || undefined,
      notes: notes || undefined,
      flagged: flagged || undefined,
      person: owner ?? (namedOwner === null ? undefined : idOfName(namedOwner)),
      artifacts: artifacts.length > 0 ? artifacts : undefined,
      updatedAt: changedAt ?? undefined,
    }),
  };
}

const declaredAt = (level: number, place: KeyPlace): DocumentAnswer => ({
  ...place,
  applicability: 'applicable',
  level: level as Level,
});

function planOf(plan: RecordPlan, place: KeyPlace): CategoryPlan {
  const { id, responsible, namedResponsible, responsibility, resources, dependencies, comments } = plan;
  const list = (text: string) => (text === '' ? undefined : [{ id, text }]);
  return {
    ...place,
    ...defined({
      title: plan.title,
      targetLevel: plan.targetLevel as Exclude<Level, 0>,
      objectives: list(plan.objectives),
      responsibility: responsibility || undefined,
      person: responsible ?? (namedResponsible === null ? undefined : idOfName(namedResponsible)),
      startOn: plan.startsOn ?? undefined,
      targetOn: plan.dueOn ?? undefined,
      resources: resources || undefined,
      dependencies: dependencies || undefined,
      outputs: list(plan.outputs),
      priority: PRIORITIES.find((one) => one === plan.priority),
      tasks:
        plan.tasks.length > 0
          ? plan.tasks.map(({ id: task, title, done }) => ({ id: task, text: title, done }))
          : undefined,
      comments: comments || undefined,
    }),
  };
}
const PRIORITIES = ['low', 'medium', 'high'] as const;

const idOfName = (name: string): string => `name:${name}`;

function peopleOf({ people, answers, plans }: AssessmentRecord): Person[] {
  const named = [...answers.map(({ namedOwner }) => namedOwner), ...plans.map((plan) => plan.namedResponsible)];
  return [
    ...people.map(({ id, name, role, email }) =>
      defined({ id, name, role: role ?? undefined, contact: email ?? undefined }),
    ),
    ...[...new Set(named.filter((name) => name !== null))].map((name) => ({ id: idOfName(name), name })),
  ];
}

/** Files themselves are in the archive only: here is what they were. */
function artifactOf({ id, title, url, statement, file, ...days }: AssessmentRecord['evidence'][number]): Artifact {
  const locator = url ?? statement ?? (file ? `${file.name} (SHA-256 ${file.sha256})` : '');
  const said = { effectiveOn: days.effectiveOn ?? undefined, validUntil: days.validUntil ?? undefined };
  return { id, title, locator, kind: url === null ? 'statement' : 'link', ...defined(said) };
}

/** What belongs to the place that it happened in: nobody can bring decisions, dates of work or a history. */
function keepRest(record: AssessmentRecord, findings: Findings): void {
  const keep = (reason: string, content: readonly unknown[], key: string): void => {
    if (content.length > 0) findings.keep(reason, content, { key });
  };
  keep('Scores are computed from the answers.', record.scores, 'scores');
  keep(
    'How far work is, who reviews it and until when, is for the new team to say.',
    record.answers
      .filter(({ status, reviewer, dueOn }) => status !== 'not-started' || reviewer !== null || dueOn !== null)
      .map(({ key, status, reviewer, dueOn }) => ({ key, status, reviewer, dueOn })),
    'answers',
  );
  keep(
    'Evidence begins as a draft: its file and what was decided are kept.',
    record.evidence.filter(({ reviews, file }) => reviews.length > 0 || file),
    'evidence',
  );
  keep(
    'Plans begin as drafts: how far they are, and whose their tasks are, is kept.',
    record.plans.filter(
      ({ status, tasks }) => status !== 'draft' || tasks.some(({ assignee, dueOn }) => assignee || dueOn),
    ),
    'plans',
  );
  keep('A history is that of the place where it happened.', record.history, 'history');
  if (record.evidence.some(({ file }) => file))
    findings.warn('no-files', 'JSON holds no files: evidence with a file comes as a statement that names it.', {
      key: 'evidence',
    });
}
