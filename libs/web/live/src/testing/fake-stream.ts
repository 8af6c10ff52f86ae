import { signal } from '@angular/core';
import {
  applyChange,
  contributorsOf,
  decide,
  mergeUpdates,
  type Answer,
  type ClientCursor,
  type DecidableResponse,
  type NoteClocks,
} from '@certitude/collab';
import {
  Join,
  Leave,
  Presence,
  Submit,
  type AccountId,
  type AssessmentContent,
  type AssessmentId,
  type Joined,
  type OperationsFrame,
  type Refused,
  type ResponseContributors,
  type ResponseId,
  type ResponseSnapshot,
  type Role,
  type StreamOperation,
  type StreamState,
} from '@certitude/contracts';
import { type ConnectionState, type LiveEvents, type LiveMessages, type LiveRequests } from '@certitude/web/core/live';
import { LiveTransport } from '../transport/live-transport';

type Listener = (payload: never) => void;

/** Messages are checked as the server checks them: nothing more and nothing less than the contract. */
const CONTRACTS = { join: Join, leave: Leave, submit: Submit, presence: Presence } as const;

/** The stream of one assessment in memory, deciding as the server does. Tabs connect to it. */
export class FakeStream {
  state: StreamState = 'open';
  epoch = 1;
  now = 1_000_000;
  /** While true, submissions are lost. */
  stuck = false;
  readonly operations: StreamOperation[] = [];
  readonly tabs: FakeTab[] = [];
  #responses: Map<ResponseId, DecidableResponse & ResponseSnapshot>;
  #contributors: readonly ResponseContributors[] = [];
  #cursors = new Map<string, ClientCursor>();
  #clocks = new Map<ResponseId, NoteClocks>();

  constructor(
    readonly assessment: AssessmentId,
    responses: readonly ResponseSnapshot[],
    readonly members: ReadonlyMap<AccountId, Role>,
  ) {
    this.#responses = new Map(responses.map((response) => [response.id, { ...response, generation: 1 }]));
  }

  /** A tab of somebody, connected. */
  tab(account: AccountId): FakeTab {
    const tab = new FakeTab(this, account);
    this.tabs.push(tab);
    return tab;
  }

  answer(response: ResponseId): Answer {
    const found = this.#responses.get(response);
    if (!found) throw new Error('no such response');
    return found;
  }

  /** Freezes the assessment, as finalizing does. */
  finalize(): void {
    this.state = 'final';
    this.epoch += 1;
    for (const tab of this.#present())
      tab.emit('state', { assessment: this.assessment, state: this.state, epoch: this.epoch });
  }

  /** Invites people to answer a response, or withdraws: whoever is left out is not invited any more. */
  invite(response: ResponseId, ...accounts: AccountId[]): void {
    this.#contributors = [{ response, accounts }];
    for (const tab of this.#present()) {
      const role = this.members.get(tab.account) ?? null;
      tab.emit('permissions', { assessment: this.assessment, role, contributors: this.#contributors });
    }
  }

  join(message: Join, account: AccountId): Joined | Refused {
    const role = this.members.get(account);
    if (!role) return { ok: false, code: 'forbidden' };
    const cursor = this.#cursors.get(message.client);
    const canFollow = message.last !== undefined && message.epoch === this.epoch;
    return {
      ok: true,
      head: this.operations.length,
      epoch: this.epoch,
      state: this.state,
      role,
      contributors: this.#contributors,
      cursor: { clientSeq: cursor?.clientSeq ?? 0, rejected: cursor?.rejected ?? [] },
      content: canFollow
        ? { kind: 'tail', first: (message.last ?? 0) + 1, operations: this.operations.slice(message.last) }
        : { kind: 'snapshot', snapshot: { responses: [...this.#responses.values()], notes: this.#notes() } },
    };
  }

  /** What reading over HTTP gives. */
  content(account: AccountId): AssessmentContent {
    const role = this.members.get(account);
    if (!role) throw new Error('no member');
    return {
      head: this.operations.length,
      epoch: this.epoch,
      state: this.state,
      role,
      contributors: [...this.#contributors],
      responses: [...this.#responses.values()].map(({ id, module, category, requirement, values, origins }) => {
        return { id, module, category, requirement, values, origins };
      }),
      notes: this.#notes().map((note) => ({ ...note, state: Buffer.from(note.state).toString('base64') })),
    };
  }

  submit({ client, epoch, operations }: Submit, tab: FakeTab): void {
    const actor = { id: tab.account, role: this.members.get(tab.account) ?? null };
    const decision = decide({
      state: this.state,
      epoch: this.epoch,
      head: this.operations.length,
      now: this.now,
      submissions: [{ actor, client, epoch, operations }],
      responses: this.#responses,
      cursors: this.#cursors,
      notes: this.#clocks,
      contributors: contributorsOf(this.#contributors),
      members: new Set(this.members.keys()),
    });
    for (const [id, cursor] of decision.cursors) this.#cursors.set(id, cursor);
    for (const [id, clocks] of decision.notes) this.#clocks.set(id, clocks);
    const first = this.operations.length + 1;
    decision.accepted.forEach((operation, at) => this.#apply(operation, first + at));
    const frame: OperationsFrame = { assessment: this.assessment, first, operations: decision.accepted };
    for (const other of this.#present()) if (decision.accepted.length > 0) other.emit('operations', frame);
    const [rejections = []] = decision.rejections;
    if (rejections.length > 0) tab.emit('rejected', { assessment: this.assessment, client, rejections });
  }

  #apply(operation: StreamOperation, seq: number): void {
    this.operations.push(operation);
    const response = this.#responses.get(operation.response);
    if (!response || operation.field === 'rationale') return;
    this.#responses.set(response.id, { ...response, ...applyChange(response, operation, seq) });
  }

  #notes() {
    const updates = new Map<ResponseId, Uint8Array[]>();
    for (const operation of this.operations) {
      if (operation.field !== 'rationale') continue;
      updates.set(operation.response, [...(updates.get(operation.response) ?? []), operation.update]);
    }
    return [...updates].map(([response, parts]) => ({ response, generation: 1, state: mergeUpdates(parts) }));
  }

  #present(): FakeTab[] {
    return this.tabs.filter((tab) => tab.isJoined);
  }
}

/** The connection of one tab. */
export class FakeTab extends LiveTransport {
  isJoined = false;
  readonly sent: { readonly message: string; readonly payload: unknown }[] = [];
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #watchers = new Set<(connected: boolean) => void>();
  readonly #state = signal<ConnectionState>('connected');
  override readonly connection = this.#state.asReadonly();

  constructor(
    private readonly stream: FakeStream,
    readonly account: AccountId,
  ) {
    super();
  }

  /** Loses the connection, or never has one: the network lets none through. */
  disconnect(state: ConnectionState = 'disconnected'): void {
    this.#state.set(state);
    this.isJoined = false;
    for (const watcher of this.#watchers) watcher(false);
  }

  reconnect(): void {
    this.#state.set('connected');
    for (const watcher of this.#watchers) watcher(true);
  }

  emit<M extends keyof LiveEvents>(message: M, payload: LiveEvents[M]): void {
    for (const listener of this.#listeners.get(message) ?? []) listener(payload as never);
  }

  get #connected(): boolean {
    return this.#state() === 'connected';
  }

  override watch(listener: (connected: boolean) => void): () => void {
    this.#watchers.add(listener);
    listener(this.#connected);
    return () => this.#watchers.delete(listener);
  }

  override async request<M extends keyof LiveRequests>(
    message: M,
    payload: LiveRequests[M]['payload'],
  ): Promise<LiveRequests[M]['answer']> {
    CONTRACTS[message].parse(payload);
    this.sent.push({ message, payload });
    await Promise.resolve();
    if (!this.#connected) throw new Error('not connected');
    return this.#join(payload);
  }

  override send<M extends keyof LiveMessages>(message: M, payload: LiveMessages[M]): void {
    CONTRACTS[message].parse(payload);
    this.sent.push({ message, payload });
    const isLost = message !== 'submit' || !this.#connected || this.stream.stuck;
    if (!isLost) void Promise.resolve().then(() => this.stream.submit(payload as Submit, this));
  }

  override sendIfFree<M extends keyof LiveMessages>(message: M, payload: LiveMessages[M]): void {
    this.send(message, payload);
  }

  override on<M extends keyof LiveEvents>(message: M, listener: (payload: LiveEvents[M]) => void): () => void {
    const listeners = this.#listeners.get(message) ?? new Set();
    this.#listeners.set(message, listeners);
    listeners.add(listener as Listener);
    return () => listeners.delete(listener as Listener);
  }

  #join(message: Join): Joined | Refused {
    const answer = this.stream.join(message, this.account);
    this.isJoined = answer.ok;
    return answer;
  }
}
