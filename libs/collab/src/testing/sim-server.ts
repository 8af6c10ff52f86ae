import {
  type AccountId,
  type Joined,
  type Rejection,
  type ResponseId,
  type Role,
  type StreamOperation,
  type StreamState,
  type Submit,
  packOperations,
  unpackOperations,
  packContent,
  unpackJoined,
} from '@certitude/contracts';
import { applyChange } from '../answer';
import { decide } from '../decide';
import type { ClientCursor, DecidableResponse, Decision, Submission } from '../decision';
import { checkUpdate, mergeUpdates, NO_CLOCKS, noteClocksOf, type NoteClocks } from '../note-clocks';
import { emptyNote } from '../note-codec';
import { serverOperations, type ServerChange } from '../server-change';
import { ASSESSMENT, snapshotOf } from './given';
import type { Prng } from './prng';

/** What a node sends to one connection. */
export type Downstream =
  | { readonly kind: 'joined'; readonly answer: Joined }
  | { readonly kind: 'joinRefused'; readonly code: 'forbidden' | 'busy' }
  | { readonly kind: 'operations'; readonly first: number; readonly operations: readonly StreamOperation[] }
  | { readonly kind: 'rejected'; readonly rejections: readonly Rejection[] }
  | { readonly kind: 'refused'; readonly code: 'busy' }
  | { readonly kind: 'state'; readonly state: StreamState; readonly epoch: number }
  | { readonly kind: 'permissions'; readonly role: Role | null; readonly contributors: readonly [] }
  | { readonly kind: 'resync' };

/** Server side of one socket. */
export interface SimConnection {
  readonly account: AccountId;
  readonly client: string;
  alive: boolean;
  readonly down: Downstream[];
}

/** What survives a restart: the tables of one assessment. */
export class Tables {
  head = 0;
  epoch = 1;
  state: StreamState = 'open';
  readonly log: StreamOperation[] = [];
  readonly responses = new Map<ResponseId, DecidableResponse>();
  readonly cursors = new Map<string, ClientCursor>();
  readonly notes = new Map<ResponseId, Uint8Array[]>();
  readonly roles = new Map<AccountId, Role | null>();

  get members(): ReadonlySet<AccountId> {
    return new Set([...this.roles].flatMap(([account, role]) => (role ? [account] : [])));
  }

  note(response: ResponseId): Uint8Array {
    const updates = this.notes.get(response) ?? [];
    return updates.length > 0 ? mergeUpdates(updates) : emptyNote();
  }

  /** Commits a decision. */
  commit({ accepted, cursors, responses }: Pick<Decision, 'accepted' | 'cursors' | 'responses'>): void {
    for (const operation of accepted) this.#append(operation);
    for (const [client, cursor] of cursors) this.cursors.set(client, cursor);
    for (const [response, { values, origins }] of responses) {
      this.responses.set(response, { values, origins, generation: this.responses.get(response)?.generation ?? 1 });
    }
  }

  /** Appends what the server does by itself. */
  append(operations: readonly StreamOperation[]): void {
    for (const operation of operations) {
      this.#append(operation);
      const before = this.responses.get(operation.response);
      if (!before) throw new Error('unknown response');
      if (operation.field === 'rationale')
        this.responses.set(operation.response, { ...before, generation: operation.generation });
      else this.responses.set(operation.response, { ...before, ...applyChange(before, operation, this.head) });
    }
  }

  #append(operation: StreamOperation): void {
    this.log.push(operation);
    this.head = this.log.length;
    if (operation.field !== 'rationale') return;
    const replaced = operation.generation !== this.responses.get(operation.response)?.generation;
    const before = replaced ? [] : (this.notes.get(operation.response) ?? []);
    this.notes.set(operation.response, [...before, operation.update]);
  }
}

interface Queued {
  readonly connection: SimConnection;
  readonly message: Submit;
}

/** One server process: a room in memory, which is lost when the process or the room goes. */
export class SimNode {
  #head = 0;
  #clocks = new Map<ResponseId, NoteClocks>();
  #queue: Queued[] = [];
  /** Answers to joins that have been read and not been sent. */
  readonly #answers: { readonly connection: SimConnection; readonly answer: Joined }[] = [];
  readonly #room = new Set<SimConnection>();

  constructor(
    private readonly tables: Tables,
    private readonly world: { readonly random: Prng; readonly faulty: boolean },
  ) {
    this.#load();
  }

  /** How much is under way here. */
  get queued(): number {
    return this.#queue.length + this.#answers.length;
  }

  join(connection: SimConnection, asked: { readonly last?: number; readonly epoch?: number }): void {
    const role = this.tables.roles.get(connection.account) ?? null;
    if (!role) {
      this.#send(connection, { kind: 'joinRefused', code: 'forbidden' });
      return;
    }
    this.catchUp();
    this.#room.add(connection);
    this.#answers.push({ connection, answer: this.#answer(connection, role, asked.last) });
  }

  /** Sends the answer to a join, which frames may have overtaken since it was read. */
  answerJoin(): void {
    const next = this.#answers.shift();
    if (next) this.#send(next.connection, { kind: 'joined', answer: next.answer });
  }

  refuseJoin(connection: SimConnection): void {
    this.#send(connection, { kind: 'joinRefused', code: 'busy' });
  }

  submit(connection: SimConnection, message: Submit): void {
    this.#queue.push({ connection, message });
  }

  refuseAsBusy(connection: SimConnection): void {
    this.#send(connection, { kind: 'refused', code: 'busy' });
  }

  /** Decides some of the queue. `lands` says whether the commit does; what follows is only sent when it is known to have. */
  commit(now: number, fate: 'committed' | 'failed' | 'unknown'): Decision | null {
    const batch = this.#queue.splice(0, 1 + this.world.random.below(4));
    if (batch.length === 0) return null;
    this.catchUp();
    const decision = decide({
      state: this.tables.state,
      epoch: this.tables.epoch,
      head: this.tables.head,
      now,
      submissions: batch.map((queued) => this.#submission(queued)),
      responses: this.tables.responses,
      cursors: this.tables.cursors,
      notes: this.#clocks,
      contributors: new Map(),
      members: this.tables.members,
    });
    if (fate === 'failed' || (fate === 'unknown' && this.world.random.chance(0.5))) {
      this.dropRoom();
      return null;
    }
    this.tables.commit(decision);
    if (fate === 'unknown') this.dropRoom();
    else this.#publish(batch, decision);
    return decision;
  }

  /** Reads what other nodes have committed. */
  catchUp(): void {
    const missing = this.tables.log.slice(this.#head);
    for (const operation of missing) if (operation.field === 'rationale') this.#advance(operation);
    this.#broadcast(missing);
  }

  dropRoom(): void {
    for (const connection of this.#room) this.#send(connection, { kind: 'resync' });
    this.#room.clear();
    this.#queue = [];
    this.#load();
  }

  leave(connection: SimConnection): void {
    this.#room.delete(connection);
  }

  /** Tells everybody in the room. */
  announce(message: Downstream): void {
    for (const connection of this.#room) this.#send(connection, message);
  }

  permissions(account: AccountId, role: Role | null): void {
    for (const connection of [...this.#room].filter((each) => each.account === account)) {
      this.#send(connection, { kind: 'permissions', role, contributors: [] });
      if (role === null) this.#room.delete(connection);
    }
  }

  #load(): void {
    this.#head = this.tables.head;
    this.#clocks = new Map(
      [...this.tables.notes.keys()].map((response) => [response, noteClocksOf(this.tables.note(response))]),
    );
  }

  #advance(operation: Extract<StreamOperation, { readonly field: 'rationale' }>): void {
    // A replaced note starts from nothing; whatever the table says now is at least as far.
    const check = checkUpdate(this.#clocks.get(operation.response) ?? NO_CLOCKS, operation.update);
    if (check.ok && operation.client !== null) this.#clocks.set(operation.response, check.clocks);
    else this.#clocks.set(operation.response, noteClocksOf(this.tables.note(operation.response)));
  }

  #submission({ connection, message }: Queued): Submission {
    const { account, client } = connection;
    const actor = { id: account, role: this.tables.roles.get(account) ?? null };
    return { actor, client, epoch: message.epoch, operations: message.operations };
  }

  #publish(batch: readonly Queued[], decision: Decision): void {
    for (const [response, clocks] of decision.notes) this.#clocks.set(response, clocks);
    this.#broadcast(decision.accepted);
    batch.forEach(({ connection }, index) => {
      const rejections = decision.rejections[index] ?? [];
      if (rejections.length > 0) this.#send(connection, { kind: 'rejected', rejections });
    });
  }

  #broadcast(operations: readonly StreamOperation[]): void {
    if (operations.length === 0) return;
    const first = this.#head + 1;
    this.#head += operations.length;
    const packed = packOperations({ assessment: ASSESSMENT, first, operations });
    for (const connection of this.#room) {
      const lost = this.world.faulty && this.world.random.chance(0.02);
      if (!lost) this.#send(connection, { kind: 'operations', ...unpackOperations(packed) });
    }
  }

  #send(connection: SimConnection, message: Downstream): void {
    if (connection.alive) connection.down.push(message);
  }

  #answer(connection: SimConnection, role: Role, last: number | undefined): Joined {
    const { head, epoch, state } = this.tables;
    const { clientSeq, rejected } = this.tables.cursors.get(connection.client) ?? { clientSeq: 0, rejected: [] };
    const cursor = { clientSeq, rejected };
    const tail = last !== undefined && last <= head && this.world.random.chance(0.8);
    const content = packContent(tail ? this.#tail(last) : this.#snapshot()) as unknown as Joined['content'];
    return unpackJoined({ ok: true, head, epoch, state, role, contributors: [], cursor, content });
  }

  #tail(last: number): Joined['content'] {
    return { kind: 'tail', first: last + 1, operations: this.tables.log.slice(last) };
  }

  #snapshot(): Joined['content'] {
    const responses = [...this.tables.responses].map(([id, response]) => snapshotOf(id, response));
    const notes = [...this.tables.notes.keys()].map((response) => ({
      response,
      generation: this.tables.responses.get(response)?.generation ?? 1,
      state: this.tables.note(response),
    }));
    return { kind: 'snapshot', snapshot: { responses, notes } };
  }

  /** A change that no client made. */
  change(response: ResponseId, change: ServerChange, stamp: { readonly actor: AccountId; readonly at: number }): void {
    const current = this.tables.responses.get(response);
    if (!current || this.tables.state !== 'open') return;
    this.tables.append(serverOperations({ id: response, ...current }, change, stamp));
    this.catchUp();
  }

  /** Replaces a note by another content, as restoring an older version would. */
  replaceNote(
    response: ResponseId,
    update: Uint8Array,
    stamp: { readonly actor: AccountId; readonly at: number },
  ): void {
    const generation = (this.tables.responses.get(response)?.generation ?? 1) + 1;
    if (this.tables.state !== 'open') return;
    this.tables.append([{ ...stamp, client: null, clientSeq: null, response, field: 'rationale', update, generation }]);
    this.catchUp();
  }
}
