import type {
  AccountId,
  FieldChange,
  FieldValue,
  ResponseField,
  ResponseId,
  ResponseValues,
  StreamOperation,
} from '@certitude/contracts';
import { changesAnswer, sameValue, STATUS_AFTER_ANSWER, type Answer } from './answer';
import { fieldChange } from './draft';

/** A change of a response that no live client made. */
export type ServerChange =
  /** Evidence was linked, unlinked, replaced or expired. */
  | { readonly kind: 'evidence' }
  /** A reviewer decided. Whether they may is decided before. */
  | { readonly kind: 'review'; readonly decision: 'accepted' | 'changes-requested' }
  /** A field was set elsewhere, such as a level that an action plan raised, or an import. */
  | {
      [F in ResponseField]: { readonly kind: 'field'; readonly field: F; readonly value: FieldValue<F> };
    }[ResponseField];

/**
 * Stream operations for a change made by the server, to be appended under the stream's row lock like any other. Changed
 * evidence drops an approval and nothing else: while a review waits, or changes were requested, adding evidence is the
 * expected next step. What changes nothing gives no operations.
 * @param stamp who caused it and when (milliseconds since 1970).
 */
export const serverOperations = (
  response: Answer & { readonly id: ResponseId },
  change: ServerChange,
  stamp: { readonly actor: AccountId; readonly at: number },
): readonly StreamOperation[] => {
  const common = { ...stamp, client: null, clientSeq: null, response: response.id };
  return fieldChanges(response.values, change).map((made) => ({ ...common, ...made }));
};

const fieldChanges = (values: ResponseValues, change: ServerChange): readonly FieldChange[] => {
  const { status } = values;
  switch (change.kind) {
    case 'evidence':
      return status === 'accepted' ? [fieldChange('status', STATUS_AFTER_ANSWER, status)] : [];
    case 'review':
      return status === change.decision ? [] : [fieldChange('status', change.decision, status)];
    case 'field': {
      const previous = values[change.field];
      if (sameValue(change.value, previous)) return [];
      const set = fieldChange(change.field, change.value, previous);
      const reopens = changesAnswer(change.field) && status !== STATUS_AFTER_ANSWER;
      return reopens ? [set, fieldChange('status', STATUS_AFTER_ANSWER, status)] : [set];
    }
  }
};
