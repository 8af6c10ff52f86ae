import { createHash, randomBytes } from 'node:crypto';
import { hasRedis, testRedis, type TestRedis } from '@certitude/server/testing';
import { pause } from '../../start/index';
import { type ClusterProcess, startAll } from './cluster';
import { Crowd } from './crowd';
import { type Figures, quantiles, rounded, seeded } from './figures';
import { Ledger } from './ledger';
import { productCommand } from './product';
import { ProductDialect } from './product-dialect';
import { SocketIoTalk } from './socket-io-talk';
import { type Programs, rollingRestart, type RestartResult } from './rolling-restart';
import { type BenchWorld, benchWorld } from './world';

export interface NodesLoad {
  /** In one assessment, every other one on the second node. */
  readonly clients: number;
  readonly perSecond: number;
  readonly seconds: number;
}
/** What is measured with one bus between two nodes. */
export interface NodesResult {
  readonly bus: string;
  /** From an edit until somebody at the other node has it; the edits of one node alone, and of both. */
  readonly oneEdits: Figures;
  readonly bothEdit: Figures;
  /** From a move of a cursor until somebody in the same note at the other node has it. */
  readonly cursors: Figures;
  readonly restarts: RestartResult;
  readonly deaths: RestartResult;
  /** Edits while the bus is gone halfway; null where there is none of its own. */
  readonly busGone: Figures | null;
}
export interface NodesOptions {
  readonly programs: Programs;
  /** Where databases can be made. */
  readonly serverUrl: string;
  readonly load: NodesLoad;
  readonly say: (what: string) => void;
}

const SETTLE_MS = 1_500;
const WARM_UP_SECONDS = 2;
const RESTARTED_CLIENTS = 10;

/** Two nodes on each bus that the machine has. */
export async function measureNodes(options: NodesOptions): Promise<NodesResult[]> {
  const results = [await onBus('PostgreSQL', null, options)];
  if (!hasRedis()) return results;
  const redis = await testRedis(9);
  try {
    results.push(await onBus('Redis', redis, options));
  } finally {
    await redis.stop();
  }
  return results;
}

async function onBus(bus: string, redis: TestRedis | null, options: NodesOptions): Promise<NodesResult> {
  const { programs, serverUrl, load, say } = options;
  const environment = {
    SESSION_SECRET: createHash('sha256').update(randomBytes(32)).digest('hex'),
    ...(redis ? { REDIS_URL: redis.url } : {}),
  };
  /** A run takes minutes: what is known already is said. */
  const told = <T>(result: T): T => {
    say(JSON.stringify(result));
    return result;
  };
  const pair = async <T>(what: string, work: (nodes: Pair) => Promise<T>): Promise<T> => {
    say(`nodes on ${bus}: ${what}`);
    const pair = await Pair.start(options, environment);
    try {
      return told(await work(pair));
    } finally {
      await pair.stop();
    }
  };
  const restarting = async (ends: 'restart' | 'crash'): Promise<RestartResult> => {
    say(`nodes on ${bus}: ${ends}`);
    const world = await benchWorld(serverUrl, { assessments: 1, clients: RESTARTED_CLIENTS });
    return told(await rollingRestart(programs, world, { environment, ends }));
  };
  return {
    bus,
    oneEdits: await pair('one edits', (nodes) => nodes.edit(load, Math.ceil(load.clients / 2))),
    bothEdit: await pair('both edit', (nodes) => nodes.edit(load, load.clients)),
    cursors: await pair('cursors', (nodes) => nodes.move(load)),
    restarts: await restarting('restart'),
    deaths: await restarting('crash'),
    busGone: redis && (await pair('the bus goes', (nodes) => nodes.editWithout(load, redis))),
  };
}

/** Two nodes with people in one assessment: the first half of the clients on the first. */
class Pair {
  private constructor(
    private readonly world: BenchWorld,
    private readonly nodes: readonly ClusterProcess[],
    private readonly clients: number,
  ) {}

  static async start(
    { programs, serverUrl, load }: NodesOptions,
    environment: Readonly<Record<string, string>>,
  ): Promise<Pair> {
    const world = await benchWorld(serverUrl, { assessments: 1, clients: load.clients });
    const commands = [0, 1].map(() => productCommand(programs.api, world, environment));
    return new Pair(world, await startAll(await Promise.all(commands)), load.clients);
  }

  /** @param actors how many of the clients edit */
  async edit(load: NodesLoad, actors: number): Promise<Figures> {
    const measuring = new Measuring(this.clients, (client) => this.nodeOf(client));
    const crowd = await this.join(measuring.see);
    const before = this.processorSeconds();
    await measuring.edit(crowd, { ...load, actors });
    const seconds = this.processorSeconds() - before;
    crowd.close();
    return { ...measuring.figures, processorPer1000Edits: rounded((seconds / measuring.sent) * 1_000) };
  }

  /** The bus ends in the middle. */
  async editWithout(load: NodesLoad, redis: TestRedis): Promise<Figures> {
    const measuring = new Measuring(this.clients, (client) => this.nodeOf(client));
    const crowd = await this.join(measuring.see);
    const editing = measuring.edit(crowd, { ...load, actors: load.clients });
    await pause(SETTLE_MS + (WARM_UP_SECONDS + load.seconds / 2) * 1_000);
    await redis.stop();
    await editing;
    crowd.close();
    return measuring.figures;
  }

  async move(load: NodesLoad): Promise<Figures> {
    const sent: number[][] = Array.from({ length: this.clients }, () => []);
    const latencies: number[] = [];
    const seen = new Set<string>();
    const crowd = await this.join((receiver, client, step) => {
      const at = sent[client]?.[step];
      // A cursor has two ends.
      const key = `${receiver} ${client} ${step}`;
      if (at === undefined || this.nodeOf(receiver) === this.nodeOf(client) || seen.has(key)) return;
      seen.add(key);
      latencies.push(performance.now() - at);
    });
    await crowd.move({ perSecond: 1, seconds: WARM_UP_SECONDS });
    await pause(SETTLE_MS);
    await crowd.move(load, (client, step) => {
      const times = sent[client];
      if (times) times[step] = performance.now();
    });
    await pause(SETTLE_MS);
    crowd.close();
    return { delivered: latencies.length, ...quantiles('across', latencies) };
  }

  async stop(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.stop()));
  }

  private join(seen: (receiver: number, client: number, edit: number) => void): Promise<Crowd> {
    const [assessment] = this.world.assessments;
    if (!assessment) throw new Error('There is no assessment.');
    return Crowd.join({
      clients: this.clients,
      portOf: (client) => this.nodes[this.nodeOf(client)]?.port ?? 0,
      talk: (client) => {
        const person = this.world.people[client];
        if (!person) throw new Error(`There is no person ${client}.`);
        return new SocketIoTalk(new ProductDialect(this.world, assessment, person, seeded(client + 1)));
      },
      seen,
    });
  }

  private nodeOf(client: number): number {
    return client < this.clients / 2 ? 0 : 1;
  }

  private processorSeconds(): number {
    return this.nodes.reduce((sum, { process }) => sum + (process.cpuSeconds() ?? 0), 0);
  }
}

/** Edits, and when they are seen at the other node. */
class Measuring {
  private readonly ledger: Ledger;
  private readonly across: number[] = [];

  constructor(
    clients: number,
    private readonly nodeOf: (client: number) => number,
  ) {
    this.ledger = new Ledger({ assessments: 1, clients });
  }

  readonly see = (receiver: number, client: number, edit: number): void => {
    const { latencies } = this.ledger;
    const before = latencies.length;
    this.ledger.see(receiver, client, edit);
    const latency = latencies.length > before ? latencies.at(-1) : undefined;
    if (latency !== undefined && this.nodeOf(receiver) !== this.nodeOf(client)) this.across.push(latency);
  };

  async edit(crowd: Crowd, pace: NodesLoad & { readonly actors: number }): Promise<void> {
    await pause(SETTLE_MS);
    await crowd.edit({ ...pace, seconds: WARM_UP_SECONDS }, this.ledger);
    this.ledger.count();
    await crowd.edit(pace, this.ledger);
  }

  get sent(): number {
    return this.ledger.sent;
  }

  get figures(): Figures {
    const { ledger, across } = this;
    return {
      sent: ledger.sent,
      missing: ledger.missing,
      delivered: across.length,
      ...quantiles('across', across),
      ...quantiles('acknowledged', ledger.acknowledgements),
    };
  }
}
