import { type AssessmentRecord, type RecordPlan } from '../document/assessment-record';
import { peopleNames } from './items';
import { type Table, day, moment } from './table';

/** Columns that an import reads again, by their headings; the others are for people. */
export const PLAN_HEADINGS = {
  id: 'Id',
  assessment: 'Assessment',
  release: 'Model release',
  key: 'Key',
  title: 'Title',
  objectives: 'Objectives',
  targetLevel: 'Target level',
  responsible: 'Responsible',
  responsibility: 'Responsibility',
  startsOn: 'Starts on',
  dueOn: 'Due on',
  priority: 'Priority',
  status: 'Status',
  resources: 'Resources',
  dependencies: 'Dependencies',
  outputs: 'Outputs',
  tasks: 'Tasks',
  comments: 'Comments',
  createdBy: 'Created by',
  createdAt: 'Created at',
} as const;

/** Where a plan belongs, as a list says it. */
export interface PlanPlace {
  readonly assessment: string;
  readonly release: string;
  readonly key: string;
  /** What it improves, in words. */
  readonly improves: string;
}

export interface PlanRow
  extends Omit<RecordPlan, 'key' | 'responsible' | 'namedResponsible' | 'createdBy' | 'tasks'>, PlanPlace {
  readonly responsible: string;
  readonly createdBy: string;
  readonly tasks: string;
}

const HEADINGS = PLAN_HEADINGS;

export const plansTable: Table<PlanRow> = {
  name: 'Plans',
  columns: [
    { heading: HEADINGS.id, width: 38, value: ({ id }) => id },
    { heading: HEADINGS.assessment, width: 24, value: ({ assessment }) => assessment },
    { heading: HEADINGS.release, width: 12, value: ({ release }) => release },
    { heading: HEADINGS.key, width: 28, value: ({ key }) => key },
    { heading: 'Improves', width: 40, value: ({ improves }) => improves },
    { heading: HEADINGS.title, width: 40, value: ({ title }) => title },
    { heading: HEADINGS.objectives, width: 50, value: ({ objectives }) => objectives },
    { heading: 'Current level', width: 13, value: ({ currentLevel }) => currentLevel },
    { heading: HEADINGS.targetLevel, width: 12, value: ({ targetLevel }) => targetLevel },
    { heading: HEADINGS.responsible, width: 20, value: ({ responsible }) => responsible },
    { heading: HEADINGS.responsibility, width: 24, value: ({ responsibility }) => responsibility },
    { heading: HEADINGS.startsOn, width: 12, value: ({ startsOn }) => day(startsOn) },
    { heading: HEADINGS.dueOn, width: 12, value: ({ dueOn }) => day(dueOn) },
    { heading: HEADINGS.priority, width: 10, value: ({ priority }) => priority },
    { heading: HEADINGS.status, width: 12, value: ({ status }) => status },
    { heading: HEADINGS.resources, width: 30, value: ({ resources }) => resources },
    { heading: HEADINGS.dependencies, width: 30, value: ({ dependencies }) => dependencies },
    { heading: HEADINGS.outputs, width: 30, value: ({ outputs }) => outputs },
    { heading: HEADINGS.tasks, width: 50, value: ({ tasks }) => tasks },
    { heading: HEADINGS.comments, width: 50, value: ({ comments }) => comments },
    { heading: HEADINGS.createdBy, width: 20, value: ({ createdBy }) => createdBy },
    { heading: HEADINGS.createdAt, width: 18, value: ({ createdAt }) => moment(createdAt) },
  ],
};

/** @param placeOf where each plan belongs: a list may be of several assessments */
export function planRows(
  { people, plans }: Pick<AssessmentRecord, 'people' | 'plans'>,
  placeOf: (plan: RecordPlan) => PlanPlace,
): readonly PlanRow[] {
  const nameOf = peopleNames({ people });
  return plans.map((plan) => ({
    ...plan,
    ...placeOf(plan),
    responsible: plan.responsible === null ? (plan.namedResponsible ?? '') : nameOf(plan.responsible),
    createdBy: nameOf(plan.createdBy),
    tasks: plan.tasks.map(({ done, title }) => `${done ? '[x]' : '[ ]'} ${title}`).join('\n'),
  }));
}
