import {
  type AssessmentId,
  LIVE,
  LIVE_LIMITS,
  packOperations,
  type PermissionsChanged,
  type Rejection,
  type SavingChanged,
  type StreamOperation,
  type StreamStateChanged,
} from '@certitude/contracts';
import { type BatchDecision } from '../stream/batch-decision';
import { type Participant } from './participant';
import { type RoomAudience } from './room-audience';
import { type QueuedMessage } from './room-queue';
import { type RoomState } from './room-state';

/** What a room says to the people in it. What is committed is told in the order of the stream. */
export class RoomVoice {
  /** Batches that are committed but not told yet, in order. */
  private untold: BatchDecision<QueuedMessage>[] = [];

  constructor(
    private readonly assessment: AssessmentId,
    private readonly audience: RoomAudience,
  ) {}

  get hasUntold(): boolean {
    return this.untold.length > 0;
  }

  /** Keeps a committed batch until it is told. */
  committed(batch: BatchDecision<QueuedMessage>): void {
    this.untold.push(batch);
  }

  /** Tells what is committed. Whoever comes into the room after that has it in what they join with. */
  tellCommitted(): void {
    for (const batch of this.untold.splice(0)) {
      this.operations(batch.decision.accepted, batch.firstSeq);
      this.answer(batch);
    }
  }

  /** Operations, by the sequence number of the first. */
  operations(operations: readonly StreamOperation[], first: number): void {
    const most = LIVE_LIMITS.operationsPerCommit;
    for (let at = 0; at < operations.length; at += most) {
      const part = operations.slice(at, at + most);
      const frame = { assessment: this.assessment, first: first + at, operations: part };
      this.audience.broadcast(LIVE.operations, packOperations(frame));
    }
  }

  stream({ state, epoch }: Pick<RoomState, 'state' | 'epoch'>): void {
    const change: StreamStateChanged = { assessment: this.assessment, state, epoch };
    this.audience.broadcast(LIVE.state, change);
  }

  /** Everybody who is here hears what they may do now. */
  permissions(state: RoomState): void {
    for (const participant of this.audience.participants) this.permit(participant, state);
  }

  permit({ connection, role }: Participant, state: RoomState): void {
    const change: PermissionsChanged = {
      assessment: this.assessment,
      role,
      contributors: state.contributorList(),
    };
    connection.socket.emit(LIVE.permissions, change);
  }

  saving(possible: boolean): void {
    this.audience.broadcast(LIVE.saving, this.savingNews(possible));
  }

  /** One who has just come hears that nothing can be saved. */
  warn({ connection }: Participant): void {
    connection.socket.emit(LIVE.saving, this.savingNews(false));
  }

  resync(): void {
    this.audience.broadcast(LIVE.resync, { assessment: this.assessment });
  }

  private answer({ decision, messages }: BatchDecision<QueuedMessage>): void {
    decision.rejections.forEach((rejections, index) => {
      const participant = messages[index]?.participant;
      if (participant && rejections.length > 0) this.reject(participant, rejections);
    });
  }

  private reject({ connection, client }: Participant, rejections: readonly Rejection[]): void {
    connection.socket.emit(LIVE.rejected, { assessment: this.assessment, client, rejections });
  }

  private savingNews(possible: boolean): SavingChanged {
    return { assessment: this.assessment, possible };
  }
}
