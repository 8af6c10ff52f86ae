import {
  type RejectionCode,
  type ResponseId,
  type StreamOperation,
  type SubmittedOperation,
} from '@certitude/contracts';
import { isOutage } from '@certitude/server/core';
import { Logger } from '@nestjs/common';
import { BatchDecision } from '../stream/batch-decision';
import { toOperation } from '../stream/operation-row';
import { CompactionNeed } from './compaction-need';
import { type RoomNodes } from './nodes/room-nodes';
import { type Participant } from './participant';
import { halved, isRefusedData } from './refused-data';
import { type RoomAudience } from './room-audience';
import { type QueuedMessage, RoomQueue } from './room-queue';
import { RoomSaving } from './room-saving';
import { type LoggedOperation, OutOfStep, type RoomState } from './room-state';
import { type RoomPlace, type RoomStore, type StreamNews } from './room-store';
import { RoomVoice } from './room-voice';

/** What a room needs of its surroundings. */
export interface RoomParts {
  readonly place: RoomPlace;
  readonly state: RoomState;
  /** Notes that were written to since their last compaction. */
  readonly lagging: readonly ResponseId[];
  readonly audience: RoomAudience;
  readonly store: RoomStore;
  /** The same assessment on other nodes. */
  readonly nodes: RoomNodes;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The room cannot go on: whoever comes next gets a new one. */
  readonly failed: (room: Room) => void;
}

/**
 * One assessment on this node: takes edits, has one commit under way at a time, and tells everybody what was committed.
 * What arrives during a commit is the next batch. Nothing is told before its COMMIT; what is committed is told while the
 * database works on the next batch, because telling hundreds takes about as long.
 */
export class Room {
  private readonly logger = new Logger('Live');
  private readonly queue = new RoomQueue();
  private readonly voice: RoomVoice;
  private readonly compaction: CompactionNeed;
  private isWorking = false;
  private work: Promise<void> = Promise.resolve();
  /** The stream went on elsewhere. */
  private behind = false;
  /** What other nodes say that they have committed, as it came. */
  private arrivals: LoggedOperation[][] = [];
  /** Another node commits to this stream too: deciding before the lock would often be in vain. */
  private contended = false;
  private isClosed = false;
  /** Saving failed, and nobody knows what of it is committed: nothing more is taken until the database answers. */
  private isStalled = false;
  private isAsking = false;
  private readonly saving: RoomSaving;
  /** Joins under way: the room stays although it may have nobody in it. */
  expected = 0;

  constructor(private readonly parts: RoomParts) {
    this.compaction = new CompactionNeed(parts.store, parts.place, parts.state.notes);
    this.compaction.found(parts.lagging);
    this.voice = new RoomVoice(parts.place.assessmentId, parts.audience);
    this.saving = new RoomSaving((possible) => this.voice.saving(possible));
  }

  get state(): RoomState {
    return this.parts.state;
  }
  get audience(): RoomAudience {
    return this.parts.audience;
  }
  get place(): RoomPlace {
    return this.parts.place;
  }
  get closed(): boolean {
    return this.isClosed;
  }
  get isIdle(): boolean {
    return this.audience.size === 0 && this.expected === 0 && this.queue.isEmpty && !this.isWorking;
  }

  /** @returns why the message is not even queued; null when it is */
  submit(participant: Participant, epoch: number, operations: readonly SubmittedOperation[]): RejectionCode | null {
    if (this.isStalled || !this.queue.push({ participant, epoch, operations })) return 'busy';
    void this.go();
    return null;
  }

  /** Tells what is committed. Whoever comes into the room after that has it in what they join with. */
  tellCommitted(): void {
    this.voice.tellCommitted();
  }

  /**
   * Another node has committed operations. They are taken over as they are when they are the next ones, and left aside when
   * they are known; when something is missing before them, the table is asked.
   */
  arrived(first: number, operations: readonly StreamOperation[]): void {
    if (this.isClosed || this.isStalled) return;
    this.arrivals.push(operations.map((operation, index) => ({ seq: first + index, operation })));
    void this.go();
  }

  /** The database has less than what is here: whatever was taken for committed is not. */
  doubt(): void {
    this.fail(new OutOfStep(`The stream does not reach ${this.state.head}.`));
  }

  /** The stream may have gone on elsewhere. @returns when it has been looked at */
  async look(): Promise<void> {
    this.behind = true;
    await this.go();
  }

  /**
   * Called every second. Tells people when nothing can be saved, and goes on as soon as the database answers: then everybody
   * joins again, and learns from the stream what of the last batch was committed.
   */
  async lookAfter(): Promise<void> {
    this.parts.nodes.lookAfter();
    if (!this.isStalled) return this.saving.look(this.isWorking);
    this.saving.impossible();
    if (this.isAsking || this.isClosed) return;
    this.isAsking = true;
    const answers = await this.parts.store.canSave(this.place).finally(() => (this.isAsking = false));
    if (answers) this.loadAnew();
  }

  /** Tells somebody who has just come that nothing can be saved, when that is so. */
  warn(participant: Participant): void {
    if (!this.saving.possible) this.voice.warn(participant);
  }

  /** Tells a participant what they may do now. */
  permit(participant: Participant): void {
    this.voice.permit(participant, this.state);
  }

  /** Nobody uses the room any more. @returns when nothing is left to do */
  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    this.parts.nodes.close();
    this.audience.disband();
    await this.compaction.leave();
  }

  /** One worker at a time: batches, and reading what others have committed, never overlap. */
  private go(): Promise<void> {
    if (!this.isWorking) this.work = this.drain();
    return this.work;
  }

  private async drain(): Promise<void> {
    this.isWorking = true;
    try {
      while (!this.isClosed && !this.isStalled && this.hasWork) {
        const arrival = this.arrivals.shift();
        if (arrival) {
          this.followArrival(arrival);
          continue;
        }
        if (this.behind) await this.catchUp();
        else await this.commit(this.queue.nextBatch());
        this.saving.progressed();
      }
    } catch (error) {
      this.fail(error);
    } finally {
      // In the same step as the last look at the queue: nothing may be queued in between and then be forgotten.
      this.isWorking = false;
    }
  }

  private get hasWork(): boolean {
    return this.arrivals.length > 0 || this.behind || !this.queue.isEmpty;
  }

  private async commit(messages: readonly QueuedMessage[]): Promise<void> {
    try {
      await this.tryCommit(messages);
    } catch (error) {
      if (!isRefusedData(error)) throw error;
      await this.commitWhatIsGood(messages, error);
    }
  }

  /** One bad edit must not take the others of its batch along: halves, until it stands alone. */
  private async commitWhatIsGood(messages: readonly QueuedMessage[], error: unknown): Promise<void> {
    const halves = halved(messages);
    if (halves) for (const half of halves) await this.commit(half);
    else if (messages.some(({ refuse }) => refuse)) throw error;
    else {
      this.logger.error(`The database refused an edit: ${error instanceof Error ? error.message : String(error)}`);
      // Remembered with the client, so that its author hears of it even if the connection is lost now.
      await this.commit(messages.map((message) => ({ ...message, refuse: 'invalid' })));
    }
  }

  private async tryCommit(messages: readonly QueuedMessage[]): Promise<void> {
    const batch = new BatchDecision(messages, this.place);
    // A refusal for the stream's state is final for the edit: make sure that it is not an old state.
    if (this.state.state !== 'open' || batch.isOfOtherEpoch(this.state.epoch)) await this.catchUp();
    const members = batch.mentioned.size > 0 ? await this.parts.store.roles(this.place, batch.mentioned) : null;
    batch.decide(this.state, { now: this.parts.now(), roles: null, members });
    if (batch.isEmpty) return this.toTell(batch);
    const appended = !this.contended && (await this.append(batch));
    if (!appended) await this.commitUnderLock(batch);
    this.committed(batch);
  }

  private append(batch: BatchDecision<QueuedMessage>): Promise<boolean> {
    const appending = this.parts.store.append(this.place, batch.append());
    // The statement has left by then.
    if (this.voice.hasUntold) setImmediate(() => this.tellCommitted());
    return appending;
  }

  private async commitUnderLock(batch: BatchDecision<QueuedMessage>): Promise<void> {
    const accounts = new Set([...batch.actors, ...batch.mentioned]);
    await this.parts.store.appendUnderLock(this.place, { after: this.state.head, accounts }, (facts) => {
      this.contended = facts.tail.length > 0;
      this.follow(facts);
      batch.decide(this.state, { now: this.parts.now(), roles: facts.roles, members: facts.roles });
      return batch.isEmpty ? null : batch.append();
    });
  }

  private committed(batch: BatchDecision<QueuedMessage>): void {
    const { decision } = batch;
    if (!batch.isEmpty) this.state.apply(decision);
    this.toTell(batch);
    if (decision.accepted.length === 0) return;
    this.parts.nodes.committed(batch.firstSeq, decision.accepted);
    this.compaction.noticed(decision.accepted);
  }

  /** At once when nobody waits for the database. */
  private toTell(batch: BatchDecision<QueuedMessage>): void {
    this.voice.committed(batch);
    if (this.queue.isEmpty) this.tellCommitted();
  }

  private async catchUp(): Promise<void> {
    this.behind = false;
    const news = await this.parts.store.news(this.place, this.state.head);
    if (!news) throw new Error('The assessment is gone.');
    this.follow(news);
    if (news.head > this.state.head) this.behind = true;
  }

  private follow({ tail, contributors, quarantined, ...stream }: StreamNews): void {
    if (!this.state.notes.areApart(quarantined)) throw new OutOfStep('A note was set apart.');
    this.followLogged(tail.map((row) => ({ seq: row.seq, operation: toOperation(row) })));
    if (this.state.invite(contributors)) this.voice.permissions(this.state);
    if (stream.epoch === this.state.epoch && stream.state === this.state.state) return;
    this.state.epoch = stream.epoch;
    this.state.state = stream.state;
    this.voice.stream(this.state);
  }

  private followArrival(logged: readonly LoggedOperation[]): void {
    if ((logged[0]?.seq ?? 0) <= this.state.head + 1) return this.followLogged(logged);
    // What is missing and everything after it: it was committed before anybody told of it.
    this.arrivals = [];
    this.behind = true;
  }

  private followLogged(logged: readonly LoggedOperation[]): void {
    this.tellCommitted();
    const first = this.state.head + 1;
    const operations = this.state.follow(logged);
    if (operations.length > 0) this.voice.operations(operations, first);
  }

  /** Whatever was under way may or may not be committed: no acknowledgement, no rejection, everybody joins again. */
  private fail(error: unknown): void {
    if (this.isClosed) return;
    this.tellCommitted();
    const { organizationId, requestId } = this.place.context;
    const reason = error instanceof Error ? error.message : String(error);
    this.logger.warn({ msg: `A room is loaded anew: ${reason}`, organizationId, requestId });
    if (!isOutage(error)) return this.loadAnew();
    this.isStalled = true;
    // Tabs still have these, and send them again.
    this.queue.clear();
  }

  private loadAnew(): void {
    if (this.isClosed) return;
    this.voice.resync();
    this.parts.failed(this);
    void this.close();
  }
}
