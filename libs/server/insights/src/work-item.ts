import {
  type ActionPlanId,
  type EvidenceId,
  type EvidenceState,
  isPastDue,
  type ModelReleaseId,
  type PlanStatus,
  type PlanTaskId,
  type ResponseId,
  type ResponseStatus,
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
  const { dueOn, pkiName, assessmentName } = row;
  const common = { title, dueOn, overdue: isPastDue(dueOn, today), pkiName, assessmentName };
  switch (row.kind) {
    case 'answer':
    case 'review-response':
      return {
        kind: row.kind,
        ...common,
        assessmentId: present(row.assessmentId),
        assessmentName: present(assessmentName),
        responseId: row.id as ResponseId,
        state: row.state as ResponseStatus,
      };
    case 'review-evidence':
      return {
        kind: row.kind,
        ...common,
        evidenceId: row.id as EvidenceId,
        state: row.state as EvidenceState,
        submittedBy: row.submittedBy,
      };
    case 'plan':
      return { kind: row.kind, ...common, planId: row.id as ActionPlanId, state: row.state as PlanStatus };
    case 'task':
      return {
        kind: row.kind,
        ...common,
        planId: present(row.planId),
        taskId: row.id as PlanTaskId,
        planTitle: present(row.planTitle),
        state: row.state as PlanStatus,
      };
  }
}

function present<T>(value: T | null): T {
  if (value === null) throw new Error('The statement gave a row without what its kind has.');
  return value;
}
