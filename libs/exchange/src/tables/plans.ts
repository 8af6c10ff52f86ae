import { type AssessmentRecord, type RecordPlan } from '../document/assessment-record';
import { peopleNames } from './items';
import { type Table, day, moment } from './table';

export interface PlanRow extends Omit<RecordPlan, 'responsible' | 'namedResponsible' | 'createdBy' | 'tasks'> {
  readonly assessment: string;
  readonly responsible: string;
  readonly createdBy: string;
  readonly tasks: string;
}

export const plansTable: Table<PlanRow> = {
  name: 'Plans',
  columns: [
    { heading: 'Id', width: 38, value: ({ id }) => id },
    { heading: 'Assessment', width: 24, value: ({ assessment }) => assessment },
    { heading: 'Improves', width: 28, value: ({ key }) => key },
    { heading: 'Title', width: 40, value: ({ title }) => title },
    { heading: 'Objectives', width: 50, value: ({ objectives }) => objectives },
    { heading: 'Current level', width: 13, value: ({ currentLevel }) => currentLevel },
    { heading: 'Target level', width: 12, value: ({ targetLevel }) => targetLevel },
    { heading: 'Responsible', width: 20, value: ({ responsible }) => responsible },
    { heading: 'Responsibility', width: 24, value: ({ responsibility }) => responsibility },
    { heading: 'Starts on', width: 12, value: ({ startsOn }) => day(startsOn) },
    { heading: 'Due on', width: 12, value: ({ dueOn }) => day(dueOn) },
    { heading: 'Priority', width: 10, value: ({ priority }) => priority },
    { heading: 'Status', width: 12, value: ({ status }) => status },
    { heading: 'Resources', width: 30, value: ({ resources }) => resources },
    { heading: 'Dependencies', width: 30, value: ({ dependencies }) => dependencies },
    { heading: 'Outputs', width: 30, value: ({ outputs }) => outputs },
    { heading: 'Tasks', width: 50, value: ({ tasks }) => tasks },
    { heading: 'Comments', width: 50, value: ({ comments }) => comments },
    { heading: 'Created by', width: 20, value: ({ createdBy }) => createdBy },
    { heading: 'Created at', width: 18, value: ({ createdAt }) => moment(createdAt) },
  ],
};

/** Plans of one assessment; `assessmentOf` names it where they are of several. */
export function planRows(
  { people, plans }: Pick<AssessmentRecord, 'people' | 'plans'>,
  assessmentOf: (plan: RecordPlan) => string,
): readonly PlanRow[] {
  const nameOf = peopleNames({ people });
  return plans.map((plan) => ({
    ...plan,
    assessment: assessmentOf(plan),
    responsible: plan.responsible === null ? (plan.namedResponsible ?? '') : nameOf(plan.responsible),
    createdBy: nameOf(plan.createdBy),
    tasks: plan.tasks.map(({ done, title }) => `${done ? '[x]' : '[ ]'} ${title}`).join('\n'),
  }));
}
