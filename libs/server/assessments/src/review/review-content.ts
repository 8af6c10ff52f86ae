import { type AccountId, type ResponseValues } from '@certitude/contracts';
import { type NoteNode } from '@certitude/collab';
import { contentHash } from '../canonical-json';

/** Everything a reviewer judges in a response. */
export interface ReviewContent {
  readonly values: Pick<ResponseValues, 'level' | 'applicability'>;
  /** Null when nothing was ever written. */
  readonly note: NoteNode | null;
  /** Hashes of the latest revisions of linked evidence, in a stable order. */
  readonly evidence: readonly string[];
}

/** What a decision is bound to. Owner, due date and flag are not part of the answer and do not outdate a review. */
export const reviewHash = ({ values, note, evidence }: ReviewContent): string =>
  contentHash({ level: values.level, applicability: values.applicability, note, evidence });

/** What was done to a response since it was accepted last, or ever. */
export interface ReviewedWork {
  /** Who changed level, applicability or rationale. */
  readonly changedBy: readonly AccountId[];
  readonly submittedBy: AccountId | null;
}

/** Everyone whose work is in it; none of them may decide. */
export const authorsOf = ({ changedBy, submittedBy }: ReviewedWork): AccountId[] => [
  ...new Set(submittedBy ? [...changedBy, submittedBy] : changedBy),
];

/** Nobody reviews their own work. */
export const mayReview = (reviewer: AccountId, work: ReviewedWork): boolean => !authorsOf(work).includes(reviewer);
