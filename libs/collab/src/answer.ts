import type {
  FieldChange,
  FieldValue,
  ResponseField,
  ResponseSnapshot,
  ResponseStatus,
  ResponseValues,
  StreamOperation,
} from '@certitude/contracts';

/** Per field, where in the stream its value comes from. A field without an entry is as it was created. */
export type FieldOrigins = ResponseSnapshot['origins'];

/** The structured part of one response: its values and who last changed each of them. */
export interface Answer {
  readonly values: ResponseValues;
  readonly origins: FieldOrigins;
}

/** A stream operation that sets a structured field. */
export type FieldOperation = Extract<StreamOperation, FieldChange>;
/** A stream operation that carries an update of a note. */
export type NoteOperation = Extract<StreamOperation, { readonly field: 'rationale' }>;

/** Whether two values of one field are the same (an applicability is compared with its reason). */
export const sameValue = (one: FieldValue, other: FieldValue): boolean =>
  isApplicability(one) && isApplicability(other)
    ? one.applicability === other.applicability && reasonOf(one) === reasonOf(other)
    : one === other;

type ApplicabilityValue = FieldValue<'applicability'>;
const isApplicability = (value: FieldValue): value is ApplicabilityValue => typeof value === 'object' && value !== null;
const reasonOf = (value: ApplicabilityValue): string | null => ('reason' in value ? value.reason : null);

/** Sequence number that last changed a field; 0 as long as it is as created. */
export const originSeq = (answer: Answer, field: ResponseField): number => answer.origins[field]?.seq ?? 0;

/**
 * The answer after a field operation with sequence number `seq`. An operation that changes nothing leaves the origin
 * alone, so that "who changed it last" never names somebody who only confirmed it.
 */
export const applyChange = (answer: Answer, operation: FieldOperation, seq: number): Answer => {
  if (sameValue(operation.previous, operation.value)) return answer;
  const origin = { seq, actor: operation.actor, at: operation.at };
  return {
    values: { ...answer.values, [operation.field]: operation.value },
    origins: { ...answer.origins, [operation.field]: origin },
  };
};

const ANSWERING: ReadonlySet<string> = new Set(['level', 'applicability', 'rationale']);

/** Whether a change of this field changes the answer itself, so that an earlier review no longer covers it. */
export const changesAnswer = (field: ResponseField | 'rationale'): boolean => ANSWERING.has(field);

/**
 * Status of a response after its answer changed: always "in progress". A new response has been started, an approval
 * falls, requested changes are being made, and a response waiting for review is taken back, because the reviewer must
 * not judge something else than what was submitted.
 */
export const STATUS_AFTER_ANSWER = 'in-progress' satisfies ResponseStatus;

const SUBMITTABLE: ReadonlySet<ResponseStatus> = new Set(['not-started', 'in-progress', 'changes-requested']);

/** Whether a person may set this status by hand: submit for review, or take a submission back. */
export const mayMoveStatus = (from: ResponseStatus, to: ResponseStatus): boolean =>
  (to === 'ready-for-review' && SUBMITTABLE.has(from)) || (to === 'in-progress' && from === 'ready-for-review');
