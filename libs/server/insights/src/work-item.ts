import {
  type ActionPlanId,
  type EvidenceId,
  isPastDue,
  type ModelReleaseId,
  type PlanTaskId,
  type ResponseId,
  type WorkItem,
} from '@certitude/contracts';
import { type WorkRow } from './work.repository';

/** A response's row: its title is found in the model release. */
export type ResponseWork = WorkRow & {
  readonly modelReleaseId: ModelReleaseId;
  readonly module: string;
  readonly category: string;
};

export const isResponse = (row: WorkRow): row is ResponseWork => row.modelReleaseId !== null;

/**
 * @param title of the requirement for responses, else the row's own
 * @param today the date in the organization's zone
 */
export function toItem(row: WorkRow, title: string, today: string): WorkItem {
  const common = { title, dueOn: row.dueOn, overdue: isPastDue(row.dueOn, today) };
  switch (row.kind) {
    case 'answer':
    case 'review-response':
      return {
        kind: row.kind,
        ...common,
        assessmentId: present(row.assessmentId),
        assessmentName: present(row.assessmentName),
        responseId: row.id as ResponseId,
      };
    case 'review-evidence':
      return { kind: row.kind, ...common, evidenceId: row.id as EvidenceId, submittedBy: row.submittedBy };
    case 'plan':
      return { kind: row.kind, ...common, planId: row.id as ActionPlanId };
    case 'task':
      return { kind: row.kind, ...common, planId: present(row.planId), taskId: row.id as PlanTaskId };
  }
}

function present<T>(value: T | null): T {
  if (value === null) throw new Error('The statement gave a row without what its kind has.');
  return value;
}
