import { pause } from '../../start/index';
import { ClusterProcess } from './cluster';
import { EditingTabs, type EditsResult } from './editing-tabs';
import { type ServerCommand } from './server-process';
import { type BenchWorld } from './world';

export interface ChaosResult extends EditsResult {
  readonly kills: number;
}

const CLIENTS = 10;
const KILL_AFTER_MS = 1_500;

/** Kills the server again and again while people edit, and counts what became of their edits. */
export async function runChaos(command: ServerCommand, world: BenchWorld, kills: number): Promise<ChaosResult> {
  const server = await ClusterProcess.start(command);
  const tabs = new EditingTabs(command.port, world, CLIENTS);
  try {
    await tabs.start();
    for (let kill = 0; kill < kills; kill += 1) {
      // At another moment of the second each time.
      await pause(KILL_AFTER_MS + kill * 37);
      await server.crash();
    }
    await pause(KILL_AFTER_MS);
    return { kills, ...(await tabs.finish()) };
  } finally {
    tabs.close();
    await server.stop();
  }
}
