import { pause } from '../../start/index';
import { Crowd } from './crowd';
import { type Figures, quantiles, rounded } from './figures';
import { Ledger } from './ledger';
import { LightClient, type Talk } from './light-client';
import { type ServerProcess, withServer } from './server-process';
import { type Subject } from './subject';

export interface JoiningLoad {
  readonly clients: number;
  /** Edits before some join again. */
  readonly edits: number;
}

const LATE_JOINS = 40;
const EDITORS = 100;
const SETTLE_MS = 1_500;
const PER_SECOND = 4;

/** How long people wait until they are in, and what each of them takes of the server's memory. */
export async function measureJoining(subject: Subject, { clients, edits }: JoiningLoad): Promise<Figures> {
  const { command, talk } = await subject.prepare({ assessments: 1, clients });
  return withServer(command, async (server) => {
    // Somebody keeps the room open, or every join would load it.
    const keeper = new LightClient({ port: server.port, talk: talk(0), seen: () => undefined });
    await keeper.joined;
    const warm = await joinOneByOne(server, talk);
    const before = await server.memory();
    const started = performance.now();
    const crowd = await Crowd.join({ portOf: () => server.port, clients, talk, seen: () => undefined });
    const joinedAtOnce = performance.now() - started;
    await pause(SETTLE_MS);
    const after = await server.memory();
    crowd.close();
    await edit(server, talk, edits);
    const late = await joinOneByOne(server, talk);
    keeper.close();
    return {
      ...quantiles('joinWarm', warm),
      ...quantiles('joinAfterEdits', late),
      joinedAtOnce: rounded(joinedAtOnce),
      liveKiBPerConnection: rounded((after.liveKiB - before.liveKiB) / clients),
      residentKiBPerConnection: rounded((after.residentKiB - before.residentKiB) / clients),
    };
  });
}

async function joinOneByOne(server: ServerProcess, talk: (client: number) => Talk): Promise<number[]> {
  const times: number[] = [];
  for (let join = 0; join < LATE_JOINS; join += 1) {
    const client = new LightClient({ port: server.port, talk: talk(1), seen: () => undefined });
    times.push(await client.joined);
    client.close();
  }
  return times;
}

async function edit(server: ServerProcess, talk: (client: number) => Talk, edits: number): Promise<void> {
  const shape = { assessments: 1, clients: EDITORS };
  const ledger = new Ledger(shape);
  const crowd = await Crowd.join({
    portOf: () => server.port,
    clients: EDITORS,
    talk,
    seen: ledger.see.bind(ledger),
  });
  await crowd.edit({ perSecond: PER_SECOND, seconds: edits / EDITORS / PER_SECOND }, ledger);
  crowd.close();
}
