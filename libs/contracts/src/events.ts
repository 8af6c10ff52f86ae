import * as z from 'zod';
import {
  AccountId,
  ActionPlanId,
  ArchiveId,
  ImportJobId,
  AssessmentId,
  EvidenceId,
  NotificationId,
  OrganizationId,
  OutboxEventId,
  ReminderId,
  ReportId,
  ResponseId,
  StoredFileId,
  Uuid,
} from './ids';
import { JUDGED_KINDS } from './decisions';
import { ResponseStatus } from './live/answer-fields';

/** How many people one job may tell of something. */
export const MOST_RECIPIENTS = 100;

/** Reminders that are due, in one job. Versions before announced each alone. */
const RemindersDue = z.union([
  z.strictObject({ reminderIds: z.array(ReminderId).min(1).max(MOST_RECIPIENTS) }),
  z.strictObject({ reminderId: ReminderId }).transform(({ reminderId }) => ({ reminderIds: [reminderId] })),
]);

/**
 * What contexts announce. An event is written to the outbox in the transaction that made it true, and becomes
 * one job for each of its handlers, who may see it twice.
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
  'review.asked': z.strictObject({
    kind: z.enum(JUDGED_KINDS),
    id: Uuid,
    /** Where it is, for those who see single assessments only. */
    assessmentId: AssessmentId.nullable(),
    by: AccountId,
    asked: AccountId,
  }),
  'file.withdrawn': z.strictObject({ fileId: StoredFileId }),
  'plan.assigned': z.strictObject({ planId: ActionPlanId, by: AccountId, responsible: AccountId }),
  'reminder.due': RemindersDue,
  'archive.requested': z.strictObject({ archiveId: ArchiveId }),
  'import.ordered': z.strictObject({ jobId: ImportJobId }),
  'report.ordered': z.strictObject({ reportId: ReportId }),
  'note.compact': z.strictObject({ assessmentId: AssessmentId }),
} as const;
export type EventName = keyof typeof EVENTS;
export type EventPayload<N extends EventName> = z.output<(typeof EVENTS)[N]>;

/** A job as the queue carries it: which organization, which event, who is to handle it; ids only. */
export const JobEnvelope = z.strictObject({
  id: OutboxEventId,
  organizationId: OrganizationId,
  name: z.enum(Object.keys(EVENTS) as [EventName, ...EventName[]]),
  payload: z.unknown(),
  /** Its name: `Class.method`, or what whoever brings the job calls it. */
  handler: z.string(),
});
export type JobEnvelope = z.infer<typeof JobEnvelope>;

/** How many notifications one hint names. */
export const MOST_TOLD = 50;

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
  /** Something was deleted or restored: rooms ask whether their assessments are still there. */
  z.strictObject({ topic: z.literal('objects'), organizationId: OrganizationId }),
  z.strictObject({
    topic: z.literal('notification'),
    organizationId: OrganizationId,
    /** Who has a new one, and which; few enough for a message of the database. */
    told: z.array(z.tuple([AccountId, NotificationId])).max(MOST_TOLD),
  }),
]);
export type BusMessage = z.infer<typeof BusMessage>;
