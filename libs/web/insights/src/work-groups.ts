import { type UnheldItem, type WorkItem } from '@certitude/contracts';
import { addDays } from '@certitude/web/ui';

export interface WorkGroup {
  readonly title: string;
  readonly items: readonly WorkItem[];
}

const SOON_DAYS = 14;

/**
 * Groups work by how near it is due; empty groups are left out, order inside a group is kept.
 * @param today date in the person's zone, like `2026-03-05`
 */
export function workGroups(items: readonly WorkItem[], today: string): WorkGroup[] {
  const soon = addDays(today, SOON_DAYS);
  const groups: WorkGroup[] = [
    { title: 'Overdue', items: items.filter(({ overdue }) => overdue) },
    { title: 'Due soon', items: items.filter(({ dueOn, overdue }) => !overdue && dueOn !== null && dueOn <= soon) },
    { title: 'Later', items: items.filter(({ dueOn, overdue }) => !overdue && dueOn !== null && dueOn > soon) },
    { title: 'Without a date', items: items.filter(({ dueOn, overdue }) => !overdue && dueOn === null) },
  ];
  return groups.filter((group) => group.items.length > 0);
}

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
