import * as z from 'zod';
import { AccountId, HandoverId } from './ids';
import { Timestamp } from './primitives';

/**
 * What people hold, as far as others can take it over; in the order in which it is handed over, which is the one in which
 * everybody else locks it: plans and evidence before the answers that they belong to.
 */
export const WORK_KINDS = ['plan', 'task', 'evidence', 'answer', 'review'] as const;
export const WorkKind = z.enum(WORK_KINDS);
export type WorkKind = z.infer<typeof WorkKind>;

const count = z.number().int().min(0);
/** How much of each kind. */
export const WorkCounts = z.strictObject({
  /** Plans under way that somebody is responsible for. */
  plan: count,
  /** Tasks to do, of such plans. */
  task: count,
  evidence: count,
  /** Answers of assessments that are open, by their owner. */
  answer: count,
  /** The same by their reviewer, as long as they are not accepted. */
  review: count,
});
export type WorkCounts = z.infer<typeof WorkCounts>;

/** To whom what somebody holds goes, by kind; what is left out stays as it is. */
export const Handover = z.strictObject({
  plan: AccountId.optional(),
  task: AccountId.optional(),
  evidence: AccountId.optional(),
  answer: AccountId.optional(),
  review: AccountId.optional(),
});
export type Handover = z.infer<typeof Handover>;

/** That somebody handed what one person held to another one. */
export const HandoverView = z.strictObject({
  id: HandoverId,
  kind: WorkKind,
  from: AccountId,
  to: AccountId,
  by: AccountId,
  count,
  at: Timestamp,
});
export type HandoverView = z.infer<typeof HandoverView>;
