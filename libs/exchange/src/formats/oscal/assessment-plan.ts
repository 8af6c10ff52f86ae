import { type AssessmentRecord } from '../../document/assessment-record';
import { type RecordWithRelease } from '../../tables/items';
import { assessmentMetadata, component, componentOf, endOf, filled, props, startOf, textOf, uuidOf } from './parts';
import { reviewedControls } from './scope';

export const planUuid = ({ assessment }: AssessmentRecord): string => uuidOf('assessment-plan', assessment.id);
const noPlan = ({ pki }: AssessmentRecord): string => uuidOf('no-ssp', pki.id);

/** What an assessment is about and when: OSCAL's assessment plan. */
export function writeAssessmentPlan({ record, release }: RecordWithRelease): string {
  return textOf({
    'assessment-plan': {
      uuid: planUuid(record),
      metadata: {
        ...assessmentMetadata(record, 'Assessment plan'),
        props: props({
          method: record.assessment.method,
          'model-release': record.assessment.release,
          'target-level': record.targets.find(({ key }) => key === '')?.level ?? null,
        }),
      },
      'import-ssp': { href: `#${noPlan(record)}` },
      'local-definitions': { components: [component(record)] },
      'reviewed-controls': reviewedControls(record, release),
      'assessment-subjects': [
        {
          type: 'component',
          'include-subjects': [{ 'subject-uuid': componentOf(record), type: 'component' }],
        },
      ],
      tasks: filled(periodTasks(record)),
      'back-matter': {
        resources: [
          {
            uuid: noPlan(record),
            title: 'No system security plan',
            description: 'The PKI is described by the component of this plan; there is no system security plan for it.',
          },
        ],
      },
    },
  });
}

function periodTasks({ assessment }: AssessmentRecord) {
  const { id, periodFrom, periodTo } = assessment;
  const only = periodFrom ?? periodTo;
  if (only === null) return [];
  const timing =
    periodFrom !== null && periodTo !== null
      ? { 'within-date-range': { start: startOf(periodFrom), end: endOf(periodTo) } }
      : { 'on-date': { date: startOf(only) } };
  return [{ uuid: uuidOf('period', id), type: 'milestone', title: 'Period of the assessment', timing }];
}
