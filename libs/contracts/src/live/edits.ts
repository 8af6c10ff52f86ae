import * as z from 'zod';
import { AssessmentId, OrganizationId, ResponseId, Uuid } from '../ids';
import { WholeNumber } from '../primitives';
import { FIELD_VALUES, type ResponseField } from './answer-fields';
import { LIVE_LIMITS } from './limits';

/** Identifies one tab's outbox; survives reload of the tab. Belongs to the account that used it first. */
export const ClientId = Uuid;

const common = {
  /** Position in the client's own numbering: ascending, without repeats, with holes (it follows the clock: up to 2^53). */
  clientSeq: z.number().int().positive(),
  response: ResponseId,
  /** How long ago the person made the edit, when the message is sent. */
  age: z.number().int().nonnegative(),
};
const fieldOperation = <F extends ResponseField>(field: F) =>
  z.strictObject({
    ...common,
    field: z.literal(field),
    value: FIELD_VALUES[field],
    /** Sequence number that had last set this field when the person decided. */
    base: z.number().int().nonnegative(),
  });

/** Binary in a socket message. */
const bytes = z.instanceof(Uint8Array);

/** An edit as a client sends it. A person sets "status" only to submit or take back; decisions come from reviews. */
export const SubmittedOperation = z.discriminatedUnion('field', [
  fieldOperation('level'),
  fieldOperation('applicability'),
  fieldOperation('owner'),
  fieldOperation('reviewer'),
  fieldOperation('dueOn'),
  fieldOperation('flag'),
  fieldOperation('status').extend({ value: z.enum(['in-progress', 'ready-for-review']) }),
  z.strictObject({
    ...common,
    field: z.literal('rationale'),
    /** Yjs update (version 1) of the note. */
    update: bytes,
    /** Generation of the note the update was made on. */
    generation: WholeNumber.min(1),
  }),
]);
export type SubmittedOperation = z.infer<typeof SubmittedOperation>;

/** Client → server: take part in one assessment. `last` and `epoch` say what the client already has. */
export const Join = z.strictObject({
  organization: OrganizationId,
  assessment: AssessmentId,
  client: ClientId,
  last: z.number().int().nonnegative().optional(),
  epoch: WholeNumber.optional(),
});
export type Join = z.infer<typeof Join>;

export const Leave = z.strictObject({ assessment: AssessmentId });

/** Client → server: edits, one message in flight per client. */
export const Submit = z.strictObject({
  assessment: AssessmentId,
  client: ClientId,
  epoch: WholeNumber,
  operations: z.array(SubmittedOperation).min(1).max(LIVE_LIMITS.operationsPerMessage),
});
export type Submit = z.infer<typeof Submit>;
