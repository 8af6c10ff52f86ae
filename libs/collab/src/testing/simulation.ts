import { mayAnswer, type AccountId, type ResponseId, type Role } from '@certitude/contracts';
import type { Answer } from '../answer';
import { noteFromPlainText } from '../note-codec';
import { aClient, decidable } from './given';
import { Ledger } from './ledger';
import { Prng } from './prng';
import { SimClient, type SimWorld } from './sim-client';
import { ACCOUNTS, RESPONSES, SimEdits, STRANGER } from './sim-edits';
import { SimNetwork } from './sim-network';
import { SimNode, Tables } from './sim-server';
import { verifyClient, verifyTables } from './verify';

const FIRST_ROLES = ['owner', 'assessor', 'assessor', 'contributor'] as const;
const ROLES = ['owner', 'assessor', 'assessor', 'manager', 'contributor', 'contributor', 'viewer', null] as const;

/**
 * Five tabs of four people edit one assessment on two server nodes over bad connections, while nodes crash, commits fail,
 * roles change and the assessment is finalized and reopened. Everything follows from the seed.
 */
export class Simulation {
  readonly #tables = new Tables();
  readonly #world: SimWorld;
  readonly #random: Prng;
  readonly #clients: readonly SimClient[];
  #nodes: SimNode[];
  readonly #network: SimNetwork;
  readonly #edits: SimEdits;
  readonly #created: ReadonlyMap<ResponseId, Answer>;

  constructor(seed: number) {
    this.#random = new Prng(seed);
    this.#world = { random: this.#random, faulty: true, now: 1_700_000_000_000, ledger: new Ledger(this.#tables.log) };
    ACCOUNTS.forEach((account, index) => this.#tables.roles.set(account, FIRST_ROLES[index] ?? null));
    for (const response of RESPONSES) {
      this.#tables.responses.set(response, decidable({ owner: this.#random.pick([null, ...ACCOUNTS]) }));
    }
    this.#created = new Map([...this.#tables.responses].map(([id, { values, origins }]) => [id, { values, origins }]));
    this.#nodes = [new SimNode(this.#tables, this.#world), new SimNode(this.#tables, this.#world)];
    this.#clients = [0, 1, 2, 3, 3].map(
      (account, index) => new SimClient(this.#world, ACCOUNTS[account] ?? STRANGER, aClient(index)),
    );
    this.#network = new SimNetwork(this.#world, this.#clients);
    this.#edits = new SimEdits(this.#world, this.#tables);
  }

  get counts(): ReadonlyMap<string, number> {
    return this.#world.ledger.counts;
  }

  /** Lets things happen, then lets everything arrive. Throws when somebody ends up with something else than the tables. */
  run(steps: number): void {
    for (let step = 0; step < steps; step++) this.#step();
    this.#comeToRest();
    this.#verify();
  }

  #step(): void {
    const random = this.#random;
    this.#world.now += random.chance(0.02) ? 40_000 : 10 + random.below(500);
    let at = random.below(TOTAL_WEIGHT);
    const [, happen] = EVENTS.find(([weight]) => (at -= weight) < 0) ?? EVENTS[0];
    happen.call(this);
  }

  deliver(): void {
    this.#network.deliver();
  }

  edit(): void {
    this.#edits.make(this.#random.pick(this.#clients));
  }

  commit(): void {
    const node = this.#random.pick(this.#nodes);
    const fate = this.#random.chance(0.05) ? this.#random.pick(['failed', 'unknown'] as const) : 'committed';
    const decision = node.commit(this.#world.now, fate);
    for (const { actor, client, field } of decision?.accepted ?? []) {
      const role = this.#tables.roles.get(actor);
      const may = role && (role === 'contributor' || mayAnswer({ id: actor, role }, { ownerId: null, invited: false }));
      if (client !== null && !may) throw new Error(`${role} changed ${field}`);
    }
  }

  connect(): void {
    const client = this.#random.pick(this.#clients);
    if (!client.link) this.#network.connect(client, this.#random.pick(this.#nodes));
  }

  disconnect(): void {
    this.#network.disconnect(this.#random.pick(this.#clients));
  }

  reload(): void {
    const client = this.#random.pick(this.#clients);
    if (client.link) client.link.node.leave(client.link);
    client.reload();
  }

  answerJoin(): void {
    this.#random.pick(this.#nodes).answerJoin();
  }

  /** Somebody sends what no honest tab would. */
  smuggle(): void {
    const [link, message] = this.#edits.smuggled();
    this.#random.pick(this.#nodes).submit(link, message);
  }

  storeWrites(): void {
    this.#random.pick(this.#clients).storeWrites();
  }

  retry(): void {
    const due = this.#clients.filter(({ retryDue }) => retryDue);
    if (due.length > 0) this.#random.pick(due).retry();
  }

  catchUp(): void {
    this.#random.pick(this.#nodes).catchUp();
  }

  /** kill −9 and a new process: rooms and queues are gone, connections break, the tables stay. */
  crashNode(): void {
    const crashed = this.#random.pick(this.#nodes);
    this.#network.lose(crashed);
    this.#nodes = this.#nodes.map((node) => (node === crashed ? new SimNode(this.#tables, this.#world) : node));
  }

  dropRoom(): void {
    this.#random.pick(this.#nodes).dropRoom();
  }

  /** Finalizing is rare, reopening comes soon. */
  moveState(): void {
    const tables = this.#tables;
    if (tables.state === 'open' && this.#random.chance(0.9)) return;
    const next = { open: 'freezing', freezing: 'final', final: 'open' } as const;
    tables.state = next[tables.state];
    if (tables.state !== 'final') tables.epoch++;
    for (const node of this.#nodes) {
      node.catchUp();
      node.announce({ kind: 'state', state: tables.state, epoch: tables.epoch });
    }
  }

  changeRole(): void {
    const account = this.#random.pick(ACCOUNTS);
    this.#giveRole(account, this.#random.pick(ROLES));
  }

  serverChange(): void {
    const stamp = { actor: this.#random.pick(ACCOUNTS), at: this.#world.now };
    const change = this.#random.pick([
      { kind: 'evidence' },
      { kind: 'review', decision: 'accepted' },
      { kind: 'review', decision: 'changes-requested' },
      { kind: 'field', field: 'level', value: 5 },
    ] as const);
    this.#random.pick(this.#nodes).change(this.#random.pick(RESPONSES), change, stamp);
  }

  replaceNote(): void {
    const stamp = { actor: this.#random.pick(ACCOUNTS), at: this.#world.now };
    const state = noteFromPlainText(`replaced ${this.#edits.nextWord()}\nentirely`, this.#random.below(2 ** 32));
    this.#random.pick(this.#nodes).replaceNote(this.#random.pick(RESPONSES), state, stamp);
  }

  #giveRole(account: AccountId, role: Role | null): void {
    this.#tables.roles.set(account, role);
    for (const node of this.#nodes) node.permissions(account, role);
  }

  #comeToRest(): void {
    this.#world.faulty = false;
    for (const account of ACCOUNTS) if (!this.#tables.roles.get(account)) this.#giveRole(account, 'viewer');
    for (const client of this.#clients) {
      this.#network.disconnect(client);
      this.#network.connect(client, this.#random.pick(this.#nodes));
    }
    for (let round = 0; this.#restless(); round++) {
      if (round > 10_000) throw new Error('does not come to rest');
      this.deliver();
      this.retry();
      for (const node of this.#nodes) {
        node.answerJoin();
        node.commit(this.#world.now, 'committed');
        node.catchUp();
      }
    }
    for (const client of this.#clients) client.storeWrites();
  }

  #restless(): boolean {
    const waiting = this.#clients.some(({ retryDue }) => retryDue);
    return !this.#network.isQuiet || waiting || this.#nodes.some(({ queued }) => queued > 0);
  }

  #verify(): void {
    this.#world.ledger.audit();
    verifyTables(this.#tables, this.#created);
    for (const client of this.#clients) verifyClient(client, this.#tables);
  }
}

const { prototype } = Simulation;
/** What may happen, and how often. */
const EVENTS = [
  [450, prototype.deliver],
  [170, prototype.edit],
  [150, prototype.commit],
  [60, prototype.connect],
  [8, prototype.disconnect],
  [60, prototype.answerJoin],
  [30, prototype.retry],
  [20, prototype.catchUp],
  [20, prototype.storeWrites],
  [10, prototype.serverChange],
  [8, prototype.reload],
  [3, prototype.changeRole],
  [20, prototype.moveState],
  [4, prototype.crashNode],
  [4, prototype.dropRoom],
  [3, prototype.replaceNote],
  [3, prototype.smuggle],
] as const;
const TOTAL_WEIGHT = EVENTS.reduce((total, [weight]) => total + weight, 0);
