import { heldKinds, type WorkCounts, type WorkKind } from '@certitude/contracts';

const NOUNS: Readonly<Record<WorkKind, readonly [string, string]>> = {
  plan: ['action plan', 'action plans'],
  task: ['task', 'tasks'],
  evidence: ['piece of evidence', 'pieces of evidence'],
  answer: ['answer', 'answers'],
  review: ['review', 'reviews'],
};

/** What the kinds of work are called where they stand alone. */
export const WORK_KIND_NAMES: Readonly<Record<WorkKind, string>> = {
  plan: 'Action plans',
  task: 'Tasks',
  evidence: 'Evidence',
  answer: 'Answers',
  review: 'Reviews',
};

/** "1 task", "3 tasks". */
export const workOfKind = (kind: WorkKind, count: number): string => `${count} ${NOUNS[kind][count === 1 ? 0 : 1]}`;

/** "2 action plans, 1 task and 40 answers"; nothing where there is none. */
export function workInWords(counts: WorkCounts): string {
  const all = heldKinds(counts).map((kind) => workOfKind(kind, counts[kind]));
  const last = all.pop() ?? '';
  return all.length === 0 ? last : `${all.join(', ')} and ${last}`;
}
