import * as z from 'zod';

declare const kind: unique symbol;

/** An id of one kind of thing. Two kinds never mix, although both are UUIDs on the wire. */
export type Id<K extends string> = string & { readonly [kind]: K };

/** Any UUID, in the one spelling that PostgreSQL gives it: what is the same is equal as text too. */
export const Uuid = z.uuid('must be a UUID').transform((value) => value.toLowerCase());

/** Schema of an id, branded with its kind. */
const id = <K extends string>() => Uuid.transform((value) => value as Id<K>);

/**
 * An id that the browser made for what it is about to create. Sent twice, by a double click or a repeated request, it
 * still creates once. Version 7, because ids sort by time.
 */
export const newIdOf = <K extends string>(kind: z.ZodType<Id<K>, string>) =>
  z.uuidv7('must be a UUID of version 7').pipe(kind).optional();

export type AccountId = Id<'account'>;
export type SessionId = Id<'session'>;
export type OrganizationId = Id<'organization'>;
export type InvitationId = Id<'invitation'>;
export type ModelReleaseId = Id<'model-release'>;
export type ModelExtensionId = Id<'model-extension'>;
export type PkiId = Id<'pki'>;
export type AssessmentId = Id<'assessment'>;
export type AssessmentVersionId = Id<'assessment-version'>;
export type ResponseId = Id<'response'>;
export type ReviewId = Id<'review'>;
export type EvidenceId = Id<'evidence'>;
export type EvidenceRevisionId = Id<'evidence-revision'>;
export type StoredFileId = Id<'stored-file'>;
export type ActionPlanId = Id<'action-plan'>;
export type PlanTaskId = Id<'plan-task'>;
export type ReminderId = Id<'reminder'>;
export type NotificationId = Id<'notification'>;
export type ImportId = Id<'import'>;
export type ImportJobId = Id<'import-job'>;
export type ArchiveId = Id<'archive'>;
export type ArrivalId = Id<'arrival'>;
export type ReportId = Id<'report'>;
export type SignedReportId = Id<'signed-report'>;
export type SigningKeyId = Id<'signing-key'>;
export type SigningKeyUseId = Id<'signing-key-use'>;
export type OutboxEventId = Id<'outbox-event'>;
export type DeadLetterId = Id<'dead-letter'>;
export type DeletionId = Id<'deletion'>;
export type HandoverId = Id<'handover'>;

export const AccountId = id<'account'>();
export const SessionId = id<'session'>();
export const OrganizationId = id<'organization'>();
export const InvitationId = id<'invitation'>();
export const ModelReleaseId = id<'model-release'>();
export const ModelExtensionId = id<'model-extension'>();
export const PkiId = id<'pki'>();
export const AssessmentId = id<'assessment'>();
export const AssessmentVersionId = id<'assessment-version'>();
export const ResponseId = id<'response'>();
export const ReviewId = id<'review'>();
export const EvidenceId = id<'evidence'>();
export const EvidenceRevisionId = id<'evidence-revision'>();
export const StoredFileId = id<'stored-file'>();
export const ActionPlanId = id<'action-plan'>();
export const PlanTaskId = id<'plan-task'>();
export const ReminderId = id<'reminder'>();
export const DeletionId = id<'deletion'>();
export const HandoverId = id<'handover'>();
export const NotificationId = id<'notification'>();
export const ImportId = id<'import'>();
export const ImportJobId = id<'import-job'>();
export const ArchiveId = id<'archive'>();
export const ArrivalId = id<'arrival'>();
export const ReportId = id<'report'>();
export const SigningKeyId = id<'signing-key'>();
export const SigningKeyUseId = id<'signing-key-use'>();
export const OutboxEventId = id<'outbox-event'>();
export const DeadLetterId = id<'dead-letter'>();
