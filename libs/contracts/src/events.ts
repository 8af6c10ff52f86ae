import * as z from 'zod';
import {
  AccountId,
  ActionPlanId,
  AssessmentId,
  EvidenceId,
  NotificationId,
  OrganizationId,
  OutboxEventId,
  ReminderId,
  ResponseId,
  StoredFileId,
} from './ids';
import { ResponseStatus } from './live';

/**
 * What contexts announce. An event is written to the outbox in the transaction that made it true, and becomes
 * one job with the event's id; handlers may see it twice.
 */
export const EVENTS = {
  'response.submitted': z.strictObject({
    assessmentId: AssessmentId,
    responseId: ResponseId,
    by: AccountId,
    reviewer: AccountId.nullable(),
  }),
  'response.reviewed': z.strictObject({
    assessmentId: AssessmentId,
    responseId: ResponseId,
    by: AccountId,
    status: ResponseStatus,
    authors: z.array(AccountId),
  }),
  'response.assigned': z.strictObject({
    assessmentId: AssessmentId,
    responseId: ResponseId,
    by: AccountId,
    owner: AccountId,
  }),
  'response.invited': z.strictObject({
    assessmentId: AssessmentId,
    responseId: ResponseId,
    by: AccountId,
    invited: AccountId,
  }),
  'assessment.granted': z.strictObject({ assessmentId: AssessmentId, by: AccountId, guest: AccountId }),
  'evidence.reviewed': z.strictObject({
    evidenceId: EvidenceId,
    by: AccountId,
    decision: z.enum(['accepted', 'rejected']),
    author: AccountId,
  }),
  'file.withdrawn': z.strictObject({ fileId: StoredFileId }),
  'plan.assigned': z.strictObject({ planId: ActionPlanId, by: AccountId, responsible: AccountId }),
  'reminder.due': z.strictObject({ reminderId: ReminderId }),
  'note.compact': z.strictObject({ assessmentId: AssessmentId }),
} as const;
export type EventName = keyof typeof EVENTS;
export type EventPayload<N extends EventName> = z.output<(typeof EVENTS)[N]>;

/** A job as the queue carries it: which organization, which event, ids only. */
export const JobEnvelope = z.strictObject({
  id: OutboxEventId,
  organizationId: OrganizationId,
  name: z.enum(Object.keys(EVENTS) as [EventName, ...EventName[]]),
  payload: z.unknown(),
});
export type JobEnvelope = z.infer<typeof JobEnvelope>;

/** Hints between processes: something changed; who cares reads the table. */
export const BusMessage = z.discriminatedUnion('topic', [
  z.strictObject({
    topic: z.literal('stream'),
    node: z.string(),
    heads: z.array(z.tuple([OrganizationId, AssessmentId, z.number().int()])),
  }),
  z.strictObject({
    topic: z.literal('surroundings'),
    organizationId: OrganizationId,
    assessmentId: AssessmentId,
    responseId: ResponseId,
  }),
  /** A process with live rooms: others tell it what they commit. */
  z.strictObject({ topic: z.literal('live-node'), node: z.string() }),
  z.strictObject({ topic: z.literal('membership'), organizationId: OrganizationId, accountId: AccountId }),
  z.strictObject({ topic: z.literal('session-ended'), accountId: AccountId, sessionHash: z.string() }),
  z.strictObject({
    topic: z.literal('notification'),
    organizationId: OrganizationId,
    accountId: AccountId,
    notificationId: NotificationId,
  }),
]);
export type BusMessage = z.infer<typeof BusMessage>;
