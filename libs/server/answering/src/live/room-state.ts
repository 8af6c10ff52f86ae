import {
  applyChange,
  type ClientCursor,
  type Contributors,
  contributorsOf,
  type DecidableResponse,
  type Decision,
  sameContributors,
} from '@certitude/collab';
import {
  type AssessmentSnapshot,
  type Joined,
  type NoteSnapshot,
  type ResponseContributors,
  type ResponseId,
  type ResponseSnapshot,
  type StreamOperation,
  type StreamState,
  packContent,
} from '@certitude/contracts';
import { SharedPart } from '@certitude/server/core';
import { type StoredResponse } from '../stream/facts/content';
import { type StreamRow } from '../stream/facts/stream-row';
import { type Facts } from '../stream/stream-facts';
import { RecentOperations } from './recent-operations';
import { RoomNotes } from './room-notes';

/** Everything a room is made of, as the tables had it at one moment. */
export type LoadedRoom = StreamRow & Pick<Facts, 'responses' | 'notes' | 'noteTail' | 'contributors' | 'quarantined'>;

/** An operation, and where it is in the stream. */
export interface LoggedOperation {
  readonly seq: number;
  readonly operation: StreamOperation;
}

/** The stream does not go on from what is here, or speaks of something unknown: load the room anew. */
export class OutOfStep extends Error {
  override readonly name = 'OutOfStep';
}

/** The committed content of one assessment, as far as this node has followed its stream. Nothing uncommitted is in it. */
export class RoomState {
  head: number;
  epoch: number;
  state: StreamState;
  readonly notes: RoomNotes;
  /** How far each client's outbox has been dealt with, as far as it is known here. */
  readonly cursors = new Map<string, ClientCursor>();
  /** Sequence number of the last operation of a client that another node committed. */
  private readonly elsewhere = new Map<string, number>();
  private readonly answers = new Map<ResponseId, StoredResponse>();
  private readonly recent: RecentOperations;
  private invited: Contributors;
  private cached: SharedPart | null = null;

  constructor(loaded: LoadedRoom) {
    this.head = loaded.head;
    this.epoch = loaded.epoch;
    this.state = loaded.state;
    this.invited = contributorsOf(loaded.contributors);
    this.notes = new RoomNotes(loaded.notes, loaded.noteTail, loaded.quarantined);
    this.recent = new RecentOperations(loaded.head);
    for (const response of loaded.responses) this.answers.set(response.id, response);
  }

  get responses(): ReadonlyMap<ResponseId, DecidableResponse> {
    return this.answers;
  }

  get contributors(): Contributors {
    return this.invited;
  }

  /** The same as it goes over the wire. */
  contributorList(): ResponseContributors[] {
    return [...this.invited].map(([response, accounts]) => ({ response, accounts: [...accounts] }));
  }

  /** Where the stream is, and who is invited: what everybody is told who is let in. */
  situation(): Pick<Joined, 'head' | 'epoch' | 'state' | 'contributors'> {
    const { head, epoch, state } = this;
    return { head, epoch, state, contributors: this.contributorList() };
  }

  /** Takes over who is invited to answer. @returns whether that is news */
  invite(list: readonly ResponseContributors[]): boolean {
    const contributors = contributorsOf(list);
    if (sameContributors(contributors, this.invited)) return false;
    this.invited = contributors;
    return true;
  }

  response(id: ResponseId): StoredResponse | undefined {
    return this.answers.get(id);
  }

  /** Takes a batch over that this node has committed. */
  apply(decision: Decision): void {
    const first = this.head + 1;
    decision.accepted.forEach((operation, index) => {
      if (operation.field === 'rationale')
        this.notes.append(operation.response, { seq: first + index, update: operation.update }, null);
    });
    for (const [response, clocks] of decision.notes) this.notes.setClocks(response, clocks);
    for (const [id, { values, origins }] of decision.responses) this.replace(id, { values, origins });
    for (const [client, cursor] of decision.cursors) this.cursors.set(client, cursor);
    this.advance(decision.accepted);
  }

  /**
   * Takes operations over that somebody else has committed.
   * @returns those that are new here
   * @throws OutOfStep
   */
  follow(logged: readonly LoggedOperation[]): StreamOperation[] {
    const fresh = logged.filter(({ seq }) => seq > this.head);
    fresh.forEach((one, index) => this.followOne(one, this.head + 1 + index));
    const operations = fresh.map(({ operation }) => operation);
    this.advance(operations);
    return operations;
  }

  /** Whether another node has committed something of this client after a sequence number. */
  movedElsewhere(client: string, after: number): boolean {
    return (this.elsewhere.get(client) ?? 0) > after;
  }

  /** Operations after a sequence number; null when they have to be read from the table. */
  recentAfter(seq: number): readonly StreamOperation[] | null {
    return this.recent.after(seq);
  }

  /** The content that a joiner receives. Encoded once for everybody who joins before the next operation. */
  content(): SharedPart {
    this.cached ??= new SharedPart(packContent({ kind: 'snapshot', snapshot: this.snapshot() }));
    return this.cached;
  }

  /** The content with the names of its parts. */
  snapshot(): AssessmentSnapshot {
    return {
      responses: [...this.answers.values()].map(({ generation: _, ...response }) => response),
      notes: this.notes.states().map(({ response, state }): NoteSnapshot => {
        return { response, state, generation: this.answers.get(response)?.generation ?? 1 };
      }),
    };
  }

  private followOne({ seq: logged, operation }: LoggedOperation, seq: number): void {
    const answer = this.answers.get(operation.response);
    if (logged !== seq || !answer) throw new OutOfStep(`Operation ${logged} cannot follow ${seq - 1}.`);
    if (operation.field === 'rationale') {
      if (operation.generation !== answer.generation) throw new OutOfStep('A note was replaced.');
      this.notes.append(operation.response, { seq, update: operation.update }, null);
    } else {
      this.replace(operation.response, applyChange(answer, operation, seq));
    }
    const { client, clientSeq, actor } = operation;
    if (client === null || clientSeq === null) return;
    this.cursors.set(client, { actor, clientSeq, rejected: this.cursors.get(client)?.rejected ?? [] });
    this.elsewhere.set(client, seq);
  }

  private replace(id: ResponseId, { values, origins }: Pick<ResponseSnapshot, 'values' | 'origins'>): void {
    const answer = this.answers.get(id);
    if (answer) this.answers.set(id, { ...answer, values, origins });
  }

  private advance(operations: readonly StreamOperation[]): void {
    this.head += operations.length;
    this.recent.push(operations);
    if (operations.length > 0) this.cached = null;
  }
}
