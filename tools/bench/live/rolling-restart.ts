import { balancer, type Balancer } from '@certitude/server/testing';
import { pause } from '../../start/index';
import { type ClusterProcess, startAll } from './cluster';
import { EditingTabs, type EditsResult } from './editing-tabs';
import { productCommand } from './product';
import { type ServerCommand } from './server-process';
import { type BenchWorld } from './world';

/** Bundles of the product's programs. */
export interface Programs {
  readonly api: string;
  readonly worker: string;
}
export interface RestartResult extends EditsResult {
  readonly restarts: number;
  /** How long each process was away, in milliseconds. */
  readonly away: readonly number[];
}

const NODES = 2;
const WORKERS = 2;
const TABS = 10;
const BETWEEN_MS = 1_000;

/**
 * Two api nodes behind one address and two workers, as in the compose file. While people edit, one process after the other
 * ends and is started again: in good order, or as if the power failed.
 */
export async function rollingRestart(
  programs: Programs,
  world: BenchWorld,
  { environment, ends }: { readonly environment: Readonly<Record<string, string>>; readonly ends: 'restart' | 'crash' },
): Promise<RestartResult> {
  const apis = await commands(NODES, () => productCommand(programs.api, world, environment));
  const workers = await commands(WORKERS, () => workerCommand(programs.worker, world, environment));
  const processes = await startAll([...apis, ...workers]);
  const front = await balancer(apis.map(({ port }) => port));
  try {
    return await editMeanwhile(front, world, { processes, ends });
  } finally {
    await front.close();
    await Promise.all(processes.map((one) => one.stop()));
  }
}

async function editMeanwhile(
  { port }: Balancer,
  world: BenchWorld,
  { processes, ends }: { readonly processes: readonly ClusterProcess[]; readonly ends: 'restart' | 'crash' },
): Promise<RestartResult> {
  const tabs = new EditingTabs(port, world, TABS);
  const away: number[] = [];
  try {
    await tabs.start();
    for (const one of processes) {
      await pause(BETWEEN_MS);
      const start = performance.now();
      await one[ends]();
      away.push(Math.round(performance.now() - start));
    }
    await pause(BETWEEN_MS);
    return { restarts: processes.length, away, ...(await tabs.finish()) };
  } finally {
    tabs.close();
  }
}

const commands = (count: number, make: () => Promise<ServerCommand>): Promise<ServerCommand[]> =>
  Promise.all(Array.from({ length: count }, make));

/** A worker has no port; it is there once its process is. */
async function workerCommand(
  program: string,
  world: BenchWorld,
  environment: Readonly<Record<string, string>>,
): Promise<ServerCommand> {
  const command = await productCommand(program, world, environment);
  return { ...command, isReady: () => Promise.resolve(true) };
}
