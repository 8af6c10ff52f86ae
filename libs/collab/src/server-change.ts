import type { AccountId, FieldValue, ResponseField, ResponseId, StreamOperation } from '@certitude/contracts';
import { sameValue, STATUS_AFTER_ANSWER, type Answer } from './answer';
import { fieldChange } from './draft';

/** A change of a response that no live client made. */
export type ServerChange =
  /** Evidence was linked, unlinked, replaced or expired. */
  | { readonly kind: 'evidence' }
  /** A reviewer decided. Whether they may is decided before. */
  | { readonly kind: 'review'; readonly decision: 'accepted' | 'changes-requested' }
  /** A field was set elsewhere, such as a level that an action plan raised, or an import. */
  | { [F in ResponseField]: { readonly kind: 'field'; readonly field: F; readonly value: FieldValue<F> } }[ResponseField];

/**
 * Stream operations for a change made by the server, to be appended under the stream's row lock like any other. Changed
 * evidence drops an approval and nothing else: while a review waits, or changes were requested, adding evidence is the
 * expected next step. What changes nothing gives no operations.
 * @param stamp who caused it and when (milliseconds since 1970).
 */
export const serverOperations = (
  response: { readonly id: ResponseId } & Answer,
  change: ServerChange,
  stamp: { readonly actor: AccountId; readonly at: number },
): readonly StreamOperation[] => {
  ...
};
