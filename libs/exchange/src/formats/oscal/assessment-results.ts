import { type AssessmentRecord, type RecordAnswer, type RecordScore } from '../../document/assessment-record';
import { type RecordWithRelease, itemNames } from '../../tables/items';
import { planUuid } from './assessment-plan';
import { objectiveOf } from './catalog';
import { evidenceResource, observation, observationOf } from './evidence';
import { NAMESPACE, type Prop, assessmentMetadata, component, filled, momentOf } from './parts';
import { props, prose, startOf, textOf, title, uuidOf } from './parts';
import { reviewedControls } from './scope';
import { targetOf } from './target';

/** What an assessment found: OSCAL's assessment results. */
export function writeAssessmentResults({ record, release }: RecordWithRelease): string {
  const { assessment, pki } = record;
  const plan = uuidOf('plan-document', assessment.id);
  return textOf({
    'assessment-results': {
      uuid: uuidOf('assessment-results', assessment.id),
      metadata: assessmentMetadata(record, 'Assessment results'),
      'import-ap': { href: `#${plan}` },
      results: [
        {
          uuid: uuidOf('result', `${assessment.id} ${assessment.revision}`),
          title: title(assessment.name, 'Assessment'),
          description: `Maturity of ${title(pki.name, 'the PKI')} by the PKI Maturity Model ${assessment.release}.`,
          start: assessment.periodFrom === null ? momentOf(assessment.createdAt) : startOf(assessment.periodFrom),
          end: assessment.finalizedAt === null ? undefined : momentOf(assessment.finalizedAt),
          props: scoreProps(record),
          'local-definitions': { components: [component(record)] },
          'reviewed-controls': reviewedControls(record, release),
          observations: filled(record.evidence.map(observation)),
          findings: filled(findingsOf({ record, release })),
        },
      ],
      'back-matter': {
        resources: [planResource(record, plan), ...record.evidence.flatMap((item) => evidenceResource(item) ?? [])],
      },
    },
  });
}

const planResource = (record: AssessmentRecord, uuid: string) => ({
  uuid,
  title: 'Assessment plan',
  props: props({ 'assessment-plan-uuid': planUuid(record) }),
  rlinks: [{ href: 'assessment-plan.json', 'media-type': 'application/json' }],
});

/** Scores, each with its completeness, and the policy without which they mean nothing. */
function scoreProps({ assessment, scores }: AssessmentRecord): readonly Prop[] {
  const overall = scores.find(({ subject }) => subject === 'overall');
  const notAssessed = overall ? overall.applicable - overall.assessed : null;
  return [
    ...(props({
      policy: assessment.policy,
      method: assessment.method,
      state: assessment.state,
      'not-assessed': notAssessed,
    }) ?? []),
    ...scores.flatMap(scoreOf),
  ];
}

function scoreOf({ subject, key, score, level, assessed, applicable }: RecordScore): readonly Prop[] {
  const values = { score: score ?? 'not-applicable', level, completeness: `${assessed} of ${applicable}` };
  return Object.entries(values).flatMap(([name, value]) =>
    value === null
      ? []
      : [{ name: `${subject}-${name}`, ns: NAMESPACE, value: String(value), ...(key !== '' && { class: key }) }],
  );
}

function findingsOf({ record, release }: RecordWithRelease) {
  const names = itemNames(release);
  const isSelf = record.assessment.method === 'self';
  const isCategory = ({ key }: RecordAnswer): boolean => names.get(key)?.requirement === '';
  return record.answers
    .filter((answer) => answer.level > 0 && answer.applicability !== 'not-applicable' && isCategory(answer) === isSelf)
    .map((answer) => {
      const found = names.get(answer.key);
      return finding(record, answer, found?.requirement || found?.category || answer.key);
    });
}

const RULE = 'Satisfied means that the level is at or above the target level.';
const NO_TARGET = 'There is no target level: OSCAL has no maturity levels, so the state says nothing; see the level.';

function finding(record: AssessmentRecord, answer: RecordAnswer, name: string) {
  const { id, key, level, applicability, notes } = answer;
  const target = targetOf(record.targets, key);
  const isMet = target !== null && level >= target;
  const reason = target === null ? 'other' : isMet ? 'pass' : 'fail';
  return {
    uuid: uuidOf('finding', id),
    title: title(name, key),
    description: prose(notes, 'No rationale was written.'),
    props: props({
      level,
      applicability,
      'target-level': target,
      status: answer.status,
      'applicability-reason': answer.reason,
    }),
    target: {
      type: 'objective-id',
      'target-id': objectiveOf(key),
      status: {
        state: isMet ? 'satisfied' : 'not-satisfied',
        reason,
        remarks: target === null ? NO_TARGET : RULE,
      },
    },
    'related-observations': filled(
      record.evidence
        .filter(({ answers }) => answers.includes(key))
        .map((item) => ({ 'observation-uuid': observationOf(item.id) })),
    ),
  };
}
