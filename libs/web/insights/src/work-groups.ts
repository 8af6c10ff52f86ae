import { type ResponseStatus, type UnheldItem, type WorkItem } from '@certitude/contracts';
import { addDays, EVIDENCE_FACES, PLAN_FACES, RESPONSE_FACES, type Face } from '@certitude/web/ui';

export interface WorkGroup {
  readonly title: string;
  readonly items: readonly WorkItem[];
}

const WEEK = 7;

/**
 * Groups work by how near it is due; empty groups are left out, order inside a group is kept.
 * @param today date in the person's zone, like `2026-03-05`
 */
export function workGroups(items: readonly WorkItem[], today: string): WorkGroup[] {
  const nextWeek = addDays(today, WEEK);
  const groups: WorkGroup[] = [
    { title: 'Late', items: items.filter(({ overdue }) => overdue) },
    {
      title: 'This week',
      items: items.filter(({ dueOn, overdue }) => !overdue && dueOn !== null && dueOn < nextWeek),
    },
    { title: 'Later', items: items.filter(({ dueOn, overdue }) => !overdue && dueOn !== null && dueOn >= nextWeek) },
    { title: 'Without a date', items: items.filter(({ dueOn, overdue }) => !overdue && dueOn === null) },
  ];
  return groups.filter((group) => group.items.length > 0);
}

/** How an item stands. */
export function workFace(item: WorkItem): Face {
  switch (item.kind) {
    case 'answer':
    case 'review-response':
      return RESPONSE_FACES[item.state];
    case 'review-evidence':
      return EVIDENCE_FACES[item.state];
    case 'plan':
    case 'task':
      return PLAN_FACES[item.state];
  }
}

/** What is to be done with an item next, as its button says it. */
export function workAction(item: WorkItem): string {
  switch (item.kind) {
    case 'answer':
      return ANSWER_ACTIONS[item.state] ?? 'Answer';
    case 'review-response':
    case 'review-evidence':
      return 'Review';
    case 'plan':
      return item.state === 'draft' || item.state === 'planned' ? 'Start' : 'Continue';
    case 'task':
      return 'Open task';
  }
}
const ANSWER_ACTIONS: Readonly<Partial<Record<ResponseStatus, string>>> = {
  'in-progress': 'Continue',
  'changes-requested': 'Revise',
};

/** What a person is to do with an item, as the row says it. */
export const WORK_LABELS: Readonly<Record<WorkItem['kind'], string>> = {
  answer: 'Answer',
  'review-response': 'Review answer',
  'review-evidence': 'Review evidence',
  plan: 'Action plan',
  task: 'Task',
};

/** Where an item is worked on, below the organization's address. */
export function workPath(item: WorkItem): readonly string[] {
  switch (item.kind) {
    case 'answer':
    case 'review-response':
      return ['assessments', item.assessmentId, 'responses', item.responseId];
    case 'review-evidence':
      return ['evidence', item.evidenceId];
    case 'plan':
    case 'task':
      return ['plans', item.planId];
  }
}

/** Where what nobody has is given to somebody, below the organization's address. */
export function unheldPath({ id, planId, assessment }: UnheldItem): readonly string[] {
  if (assessment) return ['assessments', assessment.id, 'responses', id];
  return planId ? ['plans', planId] : ['evidence', id];
}
