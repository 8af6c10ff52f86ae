import * as z from 'zod';
import { ResponseId } from './ids';
import { Timestamp } from './primitives';

export const QUARANTINE_REASONS = ['time', 'memory', 'content'] as const;
/** Why a text could not be put together: it takes too long, needs too much, or is damaged. */
export const QuarantineReason = z.enum(QUARANTINE_REASONS);
export type QuarantineReason = z.infer<typeof QuarantineReason>;

/** A text that is set apart: shown to nobody, and closed for edits, until it is repaired. */
export const QuarantinedNoteView = z.strictObject({
  response: ResponseId,
  /** Title of the requirement, or name of the category that is rated. */
  title: z.string(),
  since: Timestamp,
  reason: QuarantineReason,
});
export type QuarantinedNoteView = z.infer<typeof QuarantinedNoteView>;

/** What a repaired text was made of: its last good version, or only its words. */
export const RepairedNoteView = z.strictObject({ response: ResponseId, restored: z.enum(['version', 'words']) });
export type RepairedNoteView = z.infer<typeof RepairedNoteView>;
