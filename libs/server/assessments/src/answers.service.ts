import { contributorsOf, decide, type Decision, type NoteClocks } from '@certitude/collab';
import {
  type AccountId,
  type AssessmentId,
  type Rejection,
  type ResponseContributors,
  type ResponseId,
  type ResponseSnapshot,
  type Role,
  type SubmittedOperation,
} from '@certitude/contracts';
import { Clock, type TenantContext, TenantDatabase, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { v4 } from 'uuid';
import { RoomNotes } from './live/room-notes';
import { type RoomResponse } from './live/room-state';
import { CONTRIBUTORS, NOTE_TAIL, NOTES, QUARANTINED, RESPONSES, ROLES } from './live/room-statements';
import { type Append } from './stream/append';
import { toSnapshot } from './stream/response-row';
import { eventsOf } from './stream/stream-events';
import { StreamHints } from './stream/stream-hints';
import { StreamWriter } from './stream/stream-writer';
import { type LockedStream, StreamRepository } from './stream/stream.repository';

type Field = Exclude<SubmittedOperation, { readonly field: 'rationale' }>;
type Note = Extract<SubmittedOperation, { readonly field: 'rationale' }>;
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** An edit as a person makes it who sees everything there is; it gets its number and its base when it is submitted. */
export type AnswerEdit =
  Without<Field, 'clientSeq' | 'age' | 'base'> | Without<Note, 'clientSeq' | 'age' | 'generation'>;

interface Submission {
  readonly actor: AccountId;
  readonly edits: readonly AnswerEdit[];
}

/** Answers an assessment without a live connection, by the same rules and through the same stream. */
@Injectable()
export class AssessmentAnswers {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(StreamWriter) private readonly writer: StreamWriter,
    @Inject(StreamRepository) private readonly streams: StreamRepository,
    @Inject(StreamHints) private readonly hints: StreamHints,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Every response of an assessment in model order; none when there is no such assessment. */
  read(context: TenantContext, assessmentId: AssessmentId): Promise<ResponseSnapshot[]> {
    return this.db.transaction(context, async (tx) =>
      (await tx.query<Parameters<typeof toSnapshot>[0]>(RESPONSES.text, [tx.organizationId, assessmentId])).map(
        toSnapshot,
      ),
    );
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
    return this.db.transaction(context, async (tx) => {
      const stream = await this.writer.open(tx, assessmentId);
      const { decision, roles } = await this.decide(tx, stream, { actor: context.actor.id, edits });
      await this.append(tx, { ...toAppend(tx, stream, decision), roles });
      return decision.rejections.flat();
    });
  }

  private async decide(
    tx: TenantTransaction,
    stream: LockedStream,
    { actor, edits }: Submission,
  ): Promise<{ decision: Decision; roles: ReadonlyMap<AccountId, Role> }> {
    const place = [tx.organizationId, stream.assessmentId];
    const responses = await responsesOf(tx, place);
    const roles = await rolesOf(tx, place, [actor, ...edits.flatMap(mentionedIn)]);
    const operations = edits.map((edit, index) => stamped(edit, index + 1, { head: stream.head, responses }));
    const submission = {
      actor: { id: actor, role: roles.get(actor) ?? null },
      client: v4(),
      epoch: stream.epoch,
      operations,
    };
    const decision = decide({
      ...stream,
      now: this.clock.now().getTime(),
      submissions: [submission],
      responses,
      cursors: new Map(),
      notes: await clocksOf(tx, place, edits),
      contributors: contributorsOf(await tx.query<ResponseContributors>(CONTRIBUTORS.text, place)),
      members: new Set(roles.keys()),
    });
    return { decision, roles };
  }

  private async append(tx: TenantTransaction, append: Append): Promise<void> {
    const { organizationId, assessmentId, operations } = append;
    if (operations.length === 0) return;
    if (!(await this.streams.append(tx, append))) throw new Error('The locked stream has moved.');
    const head = append.head + operations.length;
    tx.afterCommit(() => this.hints.changed({ organizationId, assessmentId, head }));
  }
}

const toAppend = (
  { organizationId }: TenantTransaction,
  { assessmentId, head, epoch }: LockedStream,
  { accepted, responses, cursors }: Decision,
): Omit<Append, 'roles'> => ({
  organizationId,
  assessmentId,
  head,
  epoch,
  operations: accepted,
  responses,
  cursors,
  // Read under the lock, without which nobody is invited and no invitation withdrawn.
  invitations: [],
  events: eventsOf(assessmentId, accepted, (id) => responses.get(id)?.values),
});

function stamped(
  edit: AnswerEdit,
  clientSeq: number,
  { head, responses }: { readonly head: number; readonly responses: ReadonlyMap<ResponseId, RoomResponse> },
): SubmittedOperation {
  if (edit.field !== 'rationale') return { ...edit, clientSeq, age: 0, base: head };
  return { ...edit, clientSeq, age: 0, generation: responses.get(edit.response)?.generation ?? 1 };
}

async function responsesOf(tx: TenantTransaction, place: readonly string[]): Promise<Map<ResponseId, RoomResponse>> {
  type Row = Parameters<typeof toSnapshot>[0] & { readonly generation: number };
  const rows = await tx.query<Row>(RESPONSES.text, place);
  return new Map(rows.map((row) => [row.id, { ...toSnapshot(row), generation: row.generation }]));
}

async function rolesOf(
  tx: TenantTransaction,
  place: readonly string[],
  accounts: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, Role>> {
  const rows = await tx.query<{ account: AccountId; role: Role }>(ROLES.text, [...place, [...new Set(accounts)]]);
  return new Map(rows.map(({ account, role }) => [account, role]));
}

/** What the notes that are written to hold already. */
async function clocksOf(
  tx: TenantTransaction,
  place: readonly string[],
  edits: readonly AnswerEdit[],
): Promise<ReadonlyMap<ResponseId, NoteClocks>> {
  const written = new Set(edits.flatMap(({ field, response }) => (field === 'rationale' ? [response] : [])));
  if (written.size === 0) return new Map();
  const quarantined = await tx.query<{ response: ResponseId }>(QUARANTINED.text, place);
  const notes = new RoomNotes(
    await tx.query(NOTES.text, place),
    await tx.query(NOTE_TAIL.text, place),
    quarantined.map(({ response }) => response),
  );
  return new Map([...written].map((response) => [response, notes.clocks(response)]));
}

const mentionedIn = (edit: AnswerEdit): AccountId[] =>
  (edit.field === 'owner' || edit.field === 'reviewer') && edit.value !== null ? [edit.value] : [];
