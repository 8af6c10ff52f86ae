// How live editing performs: latency, processor time, memory, joins, and what survives when the api is killed. Prints JSON.
// npm run -s bench:live -- [--quick] [--only scenarios|presence|chaos]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startPostgres, workspaceRoot } from '../start/index';
import { runChaos } from './live/chaos';
import { runPresence } from './live/presence';
import { productCommand, productDialects } from './live/product';
import { type Load, runScenario } from './live/scenario';
import { ServerProcess } from './live/server-process';
import { benchWorld } from './live/world';

const LOADS: readonly Load[] = [
  { clients: 10, perSecond: 2, seconds: 15 },
  { clients: 50, perSecond: 2, seconds: 15 },
  { clients: 200, perSecond: 0.5, seconds: 15 },
];
const PRESENCE: Load = { clients: 200, perSecond: 2, seconds: 10 };
const KILLS = 10;

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } } });
const wants = (part: string): boolean => values.only === undefined || values.only === part;
const shortened = (load: Load): Load => (values.quick ? { ...load, seconds: 5 } : load);

const root = workspaceRoot();
const dataDir = mkdtempSync(join(tmpdir(), 'certitude-bench-postgres-'));
const program = join(root, 'node_modules/.cache/certitude', `bench-api-${process.pid}.mjs`);
execFileSync(process.execPath, ['tools/build/node-app.mjs', 'apps/api/src/main.ts', program], {
  cwd: root,
  stdio: 'inherit',
});
// With its fsync: an acknowledgement is a commit on the disk.
const postgres = await startPostgres({ dataDir });
try {
  console.log(JSON.stringify(await measure(), null, 2));
} finally {
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
  rmSync(program, { force: true });
  rmSync(`${program}.map`, { force: true });
}

async function measure() {
  const machine = {
    processor: cpus()[0]?.model ?? '',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
  const scenarios = [];
  for (const load of wants('scenarios') ? LOADS.map(shortened) : []) scenarios.push(await scenario(load));
  const presence = wants('presence') ? await presenceOf(shortened(PRESENCE)) : null;
  const chaos = wants('chaos') ? await chaosOf(values.quick ? 3 : KILLS) : null;
  return {
    at: new Date().toISOString(),
    machine,
    document: '80 responses, 20 kB of notes',
    scenarios,
    presence,
    chaos,
  };
}

/** Each measurement has its own database and its own api process. */
async function fresh(clients: number) {
  const world = await benchWorld(postgres.adminUrl, clients);
  return { world, command: await productCommand(program, world) };
}

async function scenario(load: Load) {
  const { world, command } = await fresh(load.clients);
  const server = await ServerProcess.start(command);
  try {
    return await runScenario({ server, load, dialect: productDialects(world) });
  } finally {
    await server.stop();
  }
}

async function presenceOf(load: Load) {
  const { world, command } = await fresh(load.clients);
  const server = await ServerProcess.start(command);
  try {
    return await runPresence({ server, load, dialect: productDialects(world) });
  } finally {
    await server.stop();
  }
}

async function chaosOf(kills: number) {
  const { world, command } = await fresh(10);
  return runChaos(command, world, kills);
}
