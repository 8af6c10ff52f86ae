import * as z from 'zod';
import { ArchiveMark } from './archive-mark';
import { AccountId, ResponseId, ReviewId } from './ids';
import { ResponseStatus } from './live/answer-fields';
import { FreeText, Timestamp } from './primitives';

export const REVIEW_DECISIONS = ['accepted', 'changes-requested'] as const;
export const ReviewDecision = z
  .strictObject({
    decision: z.enum(REVIEW_DECISIONS),
    comment: FreeText.default(''),
    /** Hash of what the reviewer looked at; a decision on something else is refused. */
    hash: z.string().regex(/^[0-9a-f]{64}$/, 'must be the hash that came with the content'),
  })
  .refine((r) => r.decision === 'accepted' || r.comment !== '', {
    path: ['comment'],
    message: 'say what should change',
  });
export type ReviewDecision = z.infer<typeof ReviewDecision>;
export const ReviewView = z.strictObject({
  id: ReviewId,
  decision: z.enum(['accepted', 'changes-requested', 'rejected']),
  comment: z.string(),
  reviewer: AccountId,
  at: Timestamp,
  /** Null for what was decided here. */
  archive: ArchiveMark.nullable(),
});
export type ReviewView = z.infer<typeof ReviewView>;

/** What a reviewer judges: values, evidence and text, with the hash that binds the decision. */
export const ResponseReviewView = z.strictObject({
  response: ResponseId,
  status: ResponseStatus,
  hash: z.string(),
  submittedBy: AccountId.nullable(),
  /** Everyone whose work is in it; none of them may decide. */
  authors: z.array(AccountId),
  reviews: z.array(ReviewView),
  /** Field names that changed since the last acceptance. */
  changedSinceAcceptance: z.array(z.string()),
});
export type ResponseReviewView = z.infer<typeof ResponseReviewView>;
