import {
  allows,
  LIVE_LIMITS,
  mayAnswer,
  type AccountId,
  type AnswerOwnership,
  type FieldValue,
  type Overwritten,
  type RejectionCode,
  type ResponseField,
  type Role,
  type SubmittedOperation,
} from '@certitude/contracts';
import { mayMoveStatus, sameValue, type Answer } from './answer';

/** The person whose edit is judged. */
export interface Author {
  readonly id: AccountId;
  readonly role: Role;
}

/** An edit of a structured field as a client sends it. */
export type SubmittedField = Extract<SubmittedOperation, { readonly value: unknown }>;
/** An edit of a note as a client sends it. */
export type SubmittedNote = Extract<SubmittedOperation, { readonly update: unknown }>;

/** Why an edit is refused; `stale` comes with the value that stands. */
export interface Refusal {
  readonly code: RejectionCode;
  readonly current?: FieldValue;
}

const ASSIGNING: ReadonlySet<string> = new Set<ResponseField>(['owner', 'reviewer', 'dueOn']);

/** Whether a person may edit this field of a response: assigning is a right of its own, everything else is answering. */
export const mayEdit = (author: Author, own: AnswerOwnership, field: ResponseField | 'rationale'): boolean =>
  ASSIGNING.has(field) ? allows(author.role, 'response:assign') : mayAnswer(author, own);

/** Somebody else's change of the field that the author had not seen when deciding. */
export const unseenChange = (author: Author, answer: Answer, edit: SubmittedField): Overwritten | null => {
  const origin = answer.origins[edit.field];
  if (!origin || origin.actor === null || origin.actor === author.id || origin.seq <= edit.base) return null;
  return { actor: origin.actor, seq: origin.seq };
};

/**
 * Judges a field edit of somebody who may edit. Setting what is already there is never refused: it changes nothing and
 * stays in the stream as its own acknowledgement.
 * @returns null when the edit may enter the stream.
 */
export const refuseField = (
  author: Author,
  answer: Answer,
  edit: SubmittedField,
  members: ReadonlySet<AccountId>,
): Refusal | null => {
  const current = answer.values[edit.field];
  if (sameValue(edit.value, current)) return null;
  if (namesStranger(edit, members)) return { code: 'invalid' };
  if (edit.age > LIVE_LIMITS.staleAfter && unseenChange(author, answer, edit)) return { code: 'stale', current };
  if (edit.field === 'status' && !mayMoveStatus(answer.values.status, edit.value)) return { code: 'invalid' };
  return null;
};

const namesStranger = (edit: SubmittedField, members: ReadonlySet<AccountId>): boolean =>
  (edit.field === 'owner' || edit.field === 'reviewer') && edit.value !== null && !members.has(edit.value);
