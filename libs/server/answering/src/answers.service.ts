import { replacingNote } from '@certitude/collab';
import {
  type AssessmentId,
  ownBytes,
  type Rejection,
  type ResponseId,
  type ResponseSnapshot,
  type SubmittedOperation,
} from '@certitude/contracts';
import {
  Clock,
  found,
  type PersonTransaction,
  requireThat,
  type TenantContext,
  TenantDatabase,
  type TenantTransaction,
} from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { v4 } from 'uuid';
import { RoomState } from './live/room-state';
import { BatchDecision, type EditContent, mentionedIn } from './stream/batch-decision';
import { readFact, readFacts, underLock, within } from './stream/stream-facts';
import { StreamWriter } from './stream/stream-writer';

/** An edit as a person makes it who sees everything there is; it gets its number and its base when it is submitted. */
export type AnswerEdit = EditContent;

/** A text that takes the place of all that stands in a note; as content of a note of its own. */
export interface NoteReplacement {
  readonly response: ResponseId;
  readonly field: 'rationale';
  readonly content: Uint8Array;
}

const NOTHING_WRITTEN = { notes: [], noteTail: [], quarantined: [] };

/** Answers an assessment without a live connection, by the same rules and through the same stream. */
@Injectable()
export class AssessmentAnswers {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(StreamWriter) private readonly writer: StreamWriter,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Every response of an assessment in model order; none when there is no such assessment. */
  read(context: TenantContext, assessmentId: AssessmentId): Promise<readonly ResponseSnapshot[]> {
    return this.db.transaction(context, (tx) => this.readIn(tx, assessmentId));
  }

  readIn(tx: TenantTransaction, assessmentId: AssessmentId): Promise<readonly ResponseSnapshot[]> {
    return readFact(within(tx), { organizationId: tx.organizationId, assessmentId }, 'responses', []);
  }

  /**
   * Submits edits as the context's person, all in one step of the stream.
   * @returns edits that were refused, by their index from 1; the others are committed
   * @throws AppError `not-found`, `assessment.frozen`
   */
  submit(
    context: TenantContext,
    assessmentId: AssessmentId,
    edits: readonly AnswerEdit[],
  ): Promise<readonly Rejection[]> {
    return this.db.transaction(context, (tx) => this.submitIn(tx, assessmentId, { edits, client: v4() }));
  }

  /** The same in a transaction that does more, as a client of its own. */
  async submitIn(
    tx: PersonTransaction,
    assessmentId: AssessmentId,
    { edits, client }: { readonly edits: readonly (AnswerEdit | NoteReplacement)[]; readonly client: string },
  ): Promise<readonly Rejection[]> {
    const { actor } = tx.context;
    const place = { organizationId: tx.organizationId, assessmentId };
    const accounts = [...new Set([actor.id, ...edits.flatMap((edit) => ('content' in edit ? [] : mentionedIn(edit)))])];
    const notes = edits.some(({ field }) => field === 'rationale') ? NOTHING_WRITTEN : {};
    const wanted = { responses: [], contributors: [], roles: [accounts], ...notes };
    const facts = found(await readFacts(underLock(tx), place, wanted));
    requireThat(facts.state === 'open', 'assessment.frozen');
    const { roles } = facts;
    const state = new RoomState({ ...NOTHING_WRITTEN, ...facts });
    const operations = edits.map((edit, index) => stamped(edit, index + 1, state));
    const author = { account: actor.id, client, role: roles.get(actor.id) ?? null };
    const batch = new BatchDecision([{ participant: author, epoch: facts.epoch, operations }], place);
    batch.decide(state, { now: this.clock.now().getTime(), roles, members: roles });
    if (batch.decision.accepted.length > 0) await this.writer.append(tx, batch.append());
    return batch.decision.rejections.flat();
  }
}

function stamped(given: AnswerEdit | NoteReplacement, clientSeq: number, state: RoomState): SubmittedOperation {
  const edit = 'content' in given ? replaced(given, state) : given;
  return edit.field === 'rationale'
    ? { ...edit, clientSeq, age: 0, generation: state.response(edit.response)?.generation ?? 1 }
    : { ...edit, clientSeq, age: 0, base: state.head };
}

const replaced = ({ response, field, content }: NoteReplacement, { notes }: RoomState): AnswerEdit => {
  return { response, field, update: ownBytes(replacingNote(notes.clocks(response), content)) };
};
