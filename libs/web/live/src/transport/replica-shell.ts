import { ClientReplica, toSubmit, type ReplicaEffect } from '@certitude/collab';
import { type AccountId, type AssessmentId, type MessageRefused, type OrganizationId } from '@certitude/contracts';
import { type OutboxStore } from '../outbox/outbox-store';
import { type LiveTransport } from './live-transport';

/** The assessment a replica follows, whose edits it sends, and under which client id. */
export interface ShellTarget {
  readonly organization: OrganizationId;
  readonly assessment: AssessmentId;
  readonly account: AccountId;
  readonly client: string;
}

export interface ShellPorts {
  readonly transport: LiveTransport;
  readonly outbox: OutboxStore;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

type HandledHere = 'join' | 'send' | 'retry' | 'persist';
/** What a replica tells its owner; the rest is between replica, socket and outbox. */
export type ShownEffect = Exclude<ReplicaEffect, { readonly type: HandledHere }>;
export type ShellListener = (effects: readonly ShownEffect[]) => void;

type SendEffect = Extract<ReplicaEffect, { readonly type: 'send' }>;
type JoinEffect = Extract<ReplicaEffect, { readonly type: 'join' }>;

/** Milliseconds until a message whose edits do not come back is asked after. */
const BACK_WITHIN = 10_000;

/** Binds a replica to the socket and to the outbox that survives a reload. */
export class ReplicaShell {
  readonly replica: ClientReplica;
  readonly #bindings: (() => void)[] = [];
  #connected = false;
  #overdue: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(
    private readonly target: ShellTarget,
    private readonly ports: ShellPorts,
    private listen: ShellListener,
  ) {
    const { client, account } = target;
    this.replica = new ClientReplica({ client, account, newYjsClient });
  }

  /** Takes over what was not saved before a reload. */
  async restore(): Promise<void> {
    const stored = await this.ports.outbox.entriesOf(this.target, this.target.client);
    if (!this.#stopped) this.run(this.replica.restoreOutbox(stored));
  }

  /** From now on, follows the stream whenever there is a connection. */
  follow(): void {
    if (!this.#stopped) this.#bind();
  }

  /** Goes on, and tells somebody else what happens from now on: its page is gone. */
  tell(listen: ShellListener): void {
    this.listen = listen;
  }

  /** Stops following. What is not saved stays in the outbox. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#overdue);
    for (const unbind of this.#bindings.splice(0)) unbind();
  }

  /** Does what the replica asks for. Edits go `shell.run(shell.replica.edit(…))`. */
  run(effects: readonly ReplicaEffect[]): void {
    const shown = effects.filter((effect) => !this.#handle(effect)) as ShownEffect[];
    if (!this.#stopped) this.listen(shown);
  }

  #bind(): void {
    const { transport } = this.ports;
    const { replica, target } = this;
    const ours = <T extends { readonly assessment: AssessmentId }>(take: (message: T) => ReplicaEffect[]) => {
      return (message: T): void => {
        if (message.assessment === target.assessment) this.run(take(message));
      };
    };
    this.#bindings.push(
      transport.on(
        'operations',
        ours((frame) => replica.operations(frame)),
      ),
      transport.on(
        'rejected',
        ours((message) => (message.client === target.client ? replica.rejected(message) : [])),
      ),
      transport.on('refused', (refusal) => this.#refused(refusal)),
      transport.on(
        'resync',
        ours(() => replica.resync()),
      ),
      transport.on(
        'state',
        ours((change) => replica.stateChanged(change)),
      ),
      transport.on(
        'permissions',
        ours((change) => replica.permissionsChanged(change)),
      ),
      transport.watch((connected) => this.#connection(connected)),
    );
  }

  #connection(connected: boolean): void {
    this.#connected = connected;
    this.run(connected ? this.replica.connected() : this.replica.disconnected());
  }

  /** @returns whether the effect is done with. */
  #handle(effect: ReplicaEffect): boolean {
    switch (effect.type) {
      case 'persist':
        // The entries stay in the replica as well: a full disk costs the safety net, not the edits.
        this.ports.outbox.write(this.target, this.target.client, effect).catch(() => undefined);
        return true;
      case 'join':
        void this.#join(effect);
        return true;
      case 'send':
        this.#send(effect);
        return true;
      case 'retry':
        setTimeout(() => this.#retry(), effect.afterMs);
        return true;
      default:
        return false;
    }
  }

  #retry(): void {
    if (this.#connected && !this.#stopped) this.run(this.replica.retry());
  }

  async #join({ last, epoch }: JoinEffect): Promise<void> {
    const { organization, assessment, client } = this.target;
    const known = last === undefined ? {} : { last, epoch };
    const answer = await this.ports.transport
      .request('join', { organization, assessment, client, ...known })
      .catch(() => null);
    if (answer === null) return this.run(this.replica.joinRefused('busy'));
    this.run(answer.ok ? this.replica.joined(answer) : this.replica.joinRefused(answer.code));
  }

  #send(effect: SendEffect): void {
    const { assessment, client } = this.target;
    this.ports.transport.send('submit', toSubmit(effect, { assessment, client }, this.ports.now()));
    clearTimeout(this.#overdue);
    this.#overdue = setTimeout(() => this.#askAfter(effect), BACK_WITHIN);
  }

  /** Whether a message that does not come back was lost, only the stream can tell. */
  #askAfter({ entries }: SendEffect): void {
    const isOverdue = entries.some(({ clientSeq }) => this.replica.isInFlight(clientSeq));
    if (isOverdue && !this.#stopped) this.run(this.replica.resync());
  }

  #refused({ message, assessment, client, code }: MessageRefused): void {
    const isOurs = assessment === this.target.assessment && client === this.target.client;
    if (message === 'submit' && isOurs) this.run(this.replica.messageRefused(code));
  }
}

const newYjsClient = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
