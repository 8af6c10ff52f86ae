import { quantiles, type Quantiles, rounded } from './figures';
import { type Dialect, LightClient } from './light-client';
import { marker } from './markers';
import { type ServerProcess } from './server-process';

export interface Load {
  readonly clients: number;
  /** Edits of each client per second. */
  readonly perSecond: number;
  readonly seconds: number;
}
export interface ScenarioInput {
  readonly server: ServerProcess;
  readonly load: Load;
  readonly dialect: (client: number) => Dialect;
}

export interface ScenarioResult extends Load {
  readonly sent: number;
  /** Edits seen by clients other than their author. */
  readonly delivered: number;
  /** Edits that some client did not see. */
  readonly missing: number;
  /** Milliseconds from sending until visible at each other client. */
  readonly visible: Quantiles;
  /** Milliseconds until the author saw it committed. */
  readonly acknowledged: Quantiles;
  readonly cpuSecondsPer1000Delivered: number | null;
  /** Milliseconds of all clients joining at once, until the last one was in; and of some who joined one after another. */
  readonly joinedAtOnce: number;
  readonly joinWarm: Quantiles;
  readonly residentKiBPerConnection: number | null;
}

const SETTLE_MS = 1_500;
const WARM_UP_SECONDS = 3;
const LATE_JOINS = 20;
const GIVE_UP_MS = 15_000;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Who sent what when, and who saw it. */
class Ledger {
  readonly latencies: number[] = [];
  readonly acknowledgements: number[] = [];
  private readonly sentAt: number[][] = [];
  /** Per receiver and sender the last edit seen: a client's edits arrive in order. */
  private readonly last: Int32Array[];
  private isCounting = false;

  constructor(private readonly clients: number) {
    this.last = Array.from({ length: clients }, () => new Int32Array(clients).fill(-1));
    for (let client = 0; client < clients; client += 1) this.sentAt.push([]);
  }

  /** From now on arrivals count. */
  count(): void {
    this.isCounting = true;
  }

  send(client: number, edit: number): void {
    const times = this.sentAt[client];
    if (times) times[edit] = performance.now();
  }

  see(receiver: number, client: number, edit: number): void {
    const seen = this.last[receiver];
    const sent = this.sentAt[client]?.[edit];
    // A marker comes again as the value that was replaced.
    if (!seen || sent === undefined || edit <= (seen[client] ?? -1)) return;
    seen[client] = edit;
    if (!this.isCounting) return;
    (receiver === client ? this.acknowledgements : this.latencies).push(performance.now() - sent);
  }

  get sent(): number {
    return this.sentAt.reduce((sum, times) => sum + times.length, 0);
  }

  /** Deliveries that have not happened (yet). */
  get missing(): number {
    let missing = 0;
    for (let client = 0; client < this.clients; client += 1) {
      const edits = (this.sentAt[client]?.length ?? 0) - 1;
      for (const seen of this.last) missing += edits - (seen[client] ?? -1);
    }
    return missing;
  }
}

/** Lets clients join, edit for a while, and measures. */
export async function runScenario({ server, load, dialect }: ScenarioInput): Promise<ScenarioResult> {
  const ledger = new Ledger(load.clients);
  const client = (index: number): LightClient =>
    new LightClient({ port: server.port, dialect: dialect(index), seen: (by, edit) => ledger.see(index, by, edit) });
  const { joinWarm, before } = await joinOneByOne(server, dialect);
  const started = performance.now();
  const clients = Array.from({ length: load.clients }, (_, index) => client(index));
  await Promise.all(clients.map(({ joined }) => joined));
  const joinedAtOnce = performance.now() - started;
  await pause(SETTLE_MS);
  const resident = server.residentKiB();

  const edits = new Uint32Array(load.clients);
  const tick = (index: number): void => {
    const edit = edits[index] ?? 0;
    edits[index] = edit + 1;
    ledger.send(index, edit);
    clients[index]?.edit(marker(index, edit));
  };
  await drive({ ...load, seconds: WARM_UP_SECONDS }, tick);
  await settled(ledger);
  const [sentBefore, cpuBefore] = [ledger.sent, server.cpuSeconds()];
  ledger.count();
  await drive(load, tick);
  await settled(ledger);
  const cpuAfter = server.cpuSeconds();
  for (const one of clients) one.close();
  const delivered = ledger.latencies.length;
  return {
    ...load,
    sent: ledger.sent - sentBefore,
    delivered,
    missing: ledger.missing,
    visible: quantiles(ledger.latencies),
    acknowledged: quantiles(ledger.acknowledgements),
    cpuSecondsPer1000Delivered:
      cpuBefore === null || cpuAfter === null ? null : Math.round(((cpuAfter - cpuBefore) / delivered) * 1e7) / 1e4,
    joinedAtOnce: rounded(joinedAtOnce),
    joinWarm,
    residentKiBPerConnection:
      resident === null || before === null ? null : rounded(Math.max(0, resident - before) / load.clients),
  };
}

/** The first opens the room; those after it find it open. */
async function joinOneByOne(server: ServerProcess, dialect: ScenarioInput['dialect']) {
  const keeper = new LightClient({ port: server.port, dialect: dialect(0), seen: () => undefined });
  await keeper.joined;
  const times: number[] = [];
  for (let join = 0; join < LATE_JOINS; join += 1) {
    const client = new LightClient({ port: server.port, dialect: dialect(1), seen: () => undefined });
    times.push(await client.joined);
    client.close();
  }
  const before = server.residentKiB();
  keeper.close();
  return { joinWarm: quantiles(times), before };
}

/** Every client edits at its own moments, evenly spread. */
async function drive({ clients, perSecond, seconds }: Load, tick: (client: number) => void): Promise<void> {
  const every = 1_000 / perSecond;
  const start = performance.now();
  const due = Array.from({ length: clients }, (_, index) => start + (index / clients) * every);
  for (let now = start; now < start + seconds * 1_000; now = performance.now()) {
    for (const [index, at] of due.entries()) {
      if (at > now) continue;
      due[index] = at + every;
      tick(index);
    }
    await pause(1);
  }
}

async function settled(ledger: Ledger): Promise<void> {
  for (const end = Date.now() + GIVE_UP_MS; ledger.missing > 0 && Date.now() < end;) await pause(20);
}
