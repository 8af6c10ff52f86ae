import {
  applyChange,
  type FieldOperation,
  type ServerChange,
  serverOperations,
  STATUS_AFTER_ANSWER,
} from '@certitude/collab';
import { type AccountId, type AssessmentId, type ResponseField, type ResponseSnapshot } from '@certitude/contracts';
import { Clock, requireThat, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { type Append, appendOf } from './append';
import { type StreamPlace } from './stream-facts';
import { StreamHints } from './stream-hints';
import { type LockedStream, StreamRepository } from './stream.repository';

/** A change that no live client made. */
export interface MadeChange {
  readonly response: ResponseSnapshot;
  readonly change: ServerChange;
  readonly actor: AccountId;
}

/** A note that begins anew. */
export interface ReplacedNote {
  readonly response: ResponseSnapshot;
  readonly update: Uint8Array;
  /** Of the note from now on. */
  readonly generation: number;
  readonly actor: AccountId;
}

/** Appends what the server changes to an assessment's stream, so that everybody sees it live like any other edit. */
@Injectable()
export class StreamWriter {
  constructor(
    @Inject(StreamRepository) private readonly streams: StreamRepository,
    @Inject(StreamHints) private readonly hints: StreamHints,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Locks a stream for writing; it stays locked until the transaction ends.
   * @throws AppError `not-found`, `assessment.frozen`
   */
  async open(tx: TenantTransaction, assessmentId: AssessmentId): Promise<LockedStream> {
    const stream = await this.streams.lock(tx, assessmentId);
    requireThat(stream.state === 'open', 'assessment.frozen');
    return stream;
  }

  /** Something that edits rest on besides the stream has changed: open rooms look, on every node, after COMMIT. */
  lookAgain(tx: TenantTransaction, { assessmentId, head }: LockedStream): void {
    const { organizationId } = tx;
    tx.afterCommit(() => this.hints.changed({ organizationId, assessmentId, head }));
  }

  /**
   * Appends a whole note in the place of the one before. The answer is another one then, so it is in progress again.
   * @returns sequence number of the note
   */
  async replaceNote(tx: TenantTransaction, stream: LockedStream, made: ReplacedNote): Promise<number> {
    const { response, update, generation, actor } = made;
    const at = this.clock.now().getTime();
    const stamp = { response: response.id, actor, at, client: null, clientSeq: null };
    const written = { operations: [{ ...stamp, field: 'rationale' as const, update, generation }] };
    const head = await this.append(tx, appendOf(placeOf(tx, stream), stream, written));
    const change = { kind: 'field', field: 'status', value: STATUS_AFTER_ANSWER } as const;
    await this.change(tx, { ...stream, head }, { response, change, actor });
    return head;
  }

  /**
   * Appends what follows from a change; nothing, when it changes nothing.
   * @returns sequence number of the last operation, or the stream's head when there was none
   */
  async change(tx: TenantTransaction, stream: LockedStream, made: MadeChange): Promise<number> {
    const { response, change, actor } = made;
    const at = this.clock.now().getTime();
    // A server change of a structured field never carries a note's update.
    const operations = serverOperations(response, change, { actor, at }) as readonly FieldOperation[];
    if (operations.length === 0) return stream.head;
    const after = operations.reduce<Pick<ResponseSnapshot, 'values' | 'origins'>>(
      (answer, operation, index) => applyChange(answer, operation, stream.head + 1 + index),
      response,
    );
    const fields = new Set<ResponseField>(operations.map(({ field }) => field));
    const decided = { operations, responses: new Map([[response.id, { ...after, fields }]]) };
    return this.append(tx, appendOf(placeOf(tx, stream), stream, decided));
  }

  /**
   * Appends what was decided under the lock.
   * @returns sequence number of the last operation
   */
  async append(tx: TenantTransaction, append: Append): Promise<number> {
    const { organizationId, assessmentId, operations } = append;
    await this.streams.append(tx, append);
    const head = append.head + operations.length;
    tx.afterCommit(() => this.hints.changed({ organizationId, assessmentId, head }));
    return head;
  }
}

const placeOf = ({ organizationId }: TenantTransaction, { assessmentId }: LockedStream): StreamPlace => {
  return { organizationId, assessmentId };
};
