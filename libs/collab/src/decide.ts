import type { Rejection } from '@certitude/contracts';
import type { ClientCursor, DecideInput, Decision, Submission } from './decision';
import { Draft } from './draft';
import { decideOperation } from './decide-operation';

/**
 * Decides a batch of edits, in order; each one sees the effects of those before it. Pure: the input is not changed, and
 * the outcome can be thrown away when its commit fails.
 *
 * Exactly once: an operation up to the client's cursor has been decided before and is skipped (it is in the stream), or
 * rejected again when it had been rejected, because its author may never have heard of it. `order` and `frozen` reject
 * without moving the cursor: the first is to be sent again, the second stays wrong because epochs never come back.
 */
export const decide = (input: DecideInput): Decision => {
  const draft = new Draft(input);
  const cursors = new Map<string, ClientCursor>();
  const rejections = input.submissions.map((submission) => {
    const cursor = cursors.get(submission.client) ?? input.cursors.get(submission.client) ?? null;
    const code = refuseMessage(submission, cursor);
    if (code) return submission.operations.map(({ clientSeq }) => ({ clientSeq, code }));
    const decided = decideMessage({ input, draft, submission, cursor });
    if (decided.cursor) cursors.set(submission.client, decided.cursor);
    return decided.rejections;
  });
  return { accepted: draft.accepted, rejections, cursors, responses: draft.responses, notes: draft.notes };
};

/** Refuses a message as a whole: a client belongs to the person who used it first, and numbers its operations upwards. */
const refuseMessage = (
  { actor, operations }: Submission,
  cursor: ClientCursor | null,
): 'forbidden' | 'order' | null => {
  if (cursor && cursor.actor !== actor.id) return 'forbidden';
  const ascending = operations.every(({ clientSeq }, at) => clientSeq > (operations[at - 1]?.clientSeq ?? 0));
  return ascending ? null : 'order';
};

interface Message {
  readonly input: DecideInput;
  readonly draft: Draft;
  readonly submission: Submission;
  readonly cursor: ClientCursor | null;
}

/** Decides the operations of one message; no cursor when it does not move. */
const decideMessage = (
  message: Message,
): { readonly rejections: Rejection[]; readonly cursor: ClientCursor | null } => {
  const { input, draft, submission, cursor } = message;
  const { operations, actor, client } = submission;
  const sent = new Set(operations.map(({ clientSeq }) => clientSeq));
  const earlier = cursor?.rejected ?? [];
  const again = earlier.filter(({ clientSeq }) => sent.has(clientSeq));
  const fresh = operations.filter(({ clientSeq }) => clientSeq > (cursor?.clientSeq ?? 0));
  const last = fresh.at(-1);
  if (!last) return { rejections: again, cursor: null };
  if (input.state !== 'open' || submission.epoch !== input.epoch) {
    return {
      rejections: [...again, ...fresh.map(({ clientSeq }) => ({ clientSeq, code: 'frozen' as const }))],
      cursor: null,
    };
  }
  const bench = { draft, actor, client, members: input.members, contributors: input.contributors };
  const refused = fresh.flatMap((operation): Rejection[] => {
    const refusal = submission.refuse ? { code: submission.refuse } : decideOperation(bench, operation);
    return refusal ? [{ clientSeq: operation.clientSeq, ...refusal }] : [];
  });
  return {
    rejections: [...again, ...refused],
    cursor: {
      actor: actor.id,
      clientSeq: last.clientSeq,
      rejected: [...unheard(earlier, submission.since ?? Math.min(...sent)), ...refused],
    },
  };
};

/** Earlier rejections to keep: a client sends an operation only when it knows the fate of all before the first it sends. */
const unheard = (earlier: readonly Rejection[], since: number): readonly Rejection[] =>
  earlier.filter(({ clientSeq }) => clientSeq >= since);
