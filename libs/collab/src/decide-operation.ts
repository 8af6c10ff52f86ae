import { LIVE_LIMITS, type AccountId, type SubmittedOperation } from '@certitude/contracts';
import { changesAnswer, sameValue, STATUS_AFTER_ANSWER } from './answer';
import { isInvited, type Contributors } from './contributors';
import type { DecidableResponse, Submission } from './decision';
import { fieldChange, type Draft, type Stamp } from './draft';
import { checkUpdate } from './note-clocks';
import {
  mayEdit,
  refuseField,
  unseenChange,
  type Author,
  type Refusal,
  type SubmittedField,
  type SubmittedNote,
} from './rules';

/** Where an operation is decided: the batch so far, and whose operation it is. */
export interface Bench {
  readonly draft: Draft;
  readonly actor: Submission['actor'];
  readonly client: string;
  readonly members: ReadonlySet<AccountId>;
  readonly contributors: Contributors;
}

/**
 * Decides one edit and appends what follows from it to the batch.
 * @returns null when accepted.
 */
export const decideOperation = (bench: Bench, operation: SubmittedOperation): Refusal | null => {
  const { id, role } = bench.actor;
  if (role === null) return { code: 'forbidden' };
  const author = { id, role };
  const response = bench.draft.response(operation.response);
  if (!response) return { code: 'not_found' };
  const own = {
    ownerId: response.values.owner,
    invited: isInvited(bench.contributors, operation.response, id),
  };
  if (!mayEdit(author, own, operation.field)) return { code: 'forbidden' };
  return operation.field === 'rationale'
    ? decideNote(bench, response, operation)
    : decideField(bench, author, response, operation);
};

const decideField = (
  bench: Bench,
  author: Author,
  response: DecidableResponse,
  edit: SubmittedField,
): Refusal | null => {
  const refusal = refuseField(author, response, edit, bench.members);
  if (refusal) return refusal;
  const previous = response.values[edit.field];
  const changes = !sameValue(edit.value, previous);
  const change = fieldChange(edit.field, edit.value, previous, changes ? unseenChange(author, response, edit) : null);
  bench.draft.appendField(edit.response, response, stampOf(bench, edit), change);
  if (changes && changesAnswer(edit.field)) reopen(bench, edit);
  return null;
};

const decideNote = (bench: Bench, response: DecidableResponse, edit: SubmittedNote): Refusal | null => {
  if (edit.update.byteLength > LIVE_LIMITS.textBytes) return { code: 'too_large' };
  if (edit.generation !== response.generation) return { code: 'gap' };
  const check = checkUpdate(bench.draft.clocks(edit.response), edit.update);
  if (!check.ok) return { code: check.code };
  if (check.clocks.bytes > LIVE_LIMITS.noteBytes) return { code: 'too_large' };
  bench.draft.appendNote(stampOf(bench, edit), edit, check.clocks);
  if (check.changes) reopen(bench, edit);
  return null;
};

/** The answer changed: whatever its status was, it is in progress now. Appended by the server in the author's name. */
const reopen = ({ draft, actor }: Bench, { response }: SubmittedOperation): void => {
  const answer = draft.response(response);
  if (!answer || answer.values.status === STATUS_AFTER_ANSWER) return;
  const change = fieldChange('status', STATUS_AFTER_ANSWER, answer.values.status);
  draft.appendField(response, answer, { actor: actor.id, client: null, clientSeq: null }, change);
};

const stampOf = ({ actor, client }: Bench, { clientSeq }: SubmittedOperation): Stamp => ({
  actor: actor.id,
  client,
  clientSeq,
});
