import { type ResponseValues } from '@certitude/contracts';
import { type NoteNode } from '@certitude/collab';
import { contentHash } from './canonical-json';

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
