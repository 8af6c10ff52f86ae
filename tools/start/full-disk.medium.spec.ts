import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseClient } from '@certitude/server/core';
import { DatabaseKeeper } from './database-keeper';
import { isAlive } from './processes';
import { Supervisor } from './supervisor';
import { smallDisk, type SmallDisk } from './testing/small-disk';
import { waitUntil } from './waiting';

jest.setTimeout(180_000);

const quick = { goodLifeMs: 600_000, firstPauseMs: 10, longestPauseMs: 50 };
const patient = { timeoutMs: 60_000, everyMs: 20 };

async function run(url: string, ...statements: string[]): Promise<unknown[]> {
  const client = new DatabaseClient({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    let rows: unknown[] = [];
    for (const statement of statements) rows = (await client.query(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

const mayMount = smallDisk(1);
mayMount?.close();
if (!mayMount)
  process.stdout.write('A full disk is not tested here: this user may not mount a file system of its own.\n');

describe('a log on a full device', () => {
  it('ends neither the service nor who watches over it', async () => {
    const said: string[] = [];
    const script =
      "const tick = () => process.stdout.write('x', () => undefined); setInterval(tick, 1); process.stdout.on('error', () => undefined)";
    const service = {
      name: 'api',
      program: process.execPath,
      args: ['-e', script],
      cwd: process.cwd(),
      env: process.env,
    };
    const supervisor = new Supervisor(
      { ...service, logFile: '/dev/full' },
      (line) => said.push(line),
      undefined,
      quick,
    );
    supervisor.start();
    const { pid = 0 } = supervisor;
    await supervisor.restart();
    expect(isAlive(pid)).toBe(false);
    expect(isAlive(supervisor.pid ?? 0)).toBe(true);
    await supervisor.stop();
    expect(said).toEqual([]);
  });
});

const whereMounted = mayMount ? describe : describe.skip;
whereMounted('a full disk', () => {
  let disk: SmallDisk;
  let keeper: DatabaseKeeper | undefined;
  const said: string[] = [];
  const say = (line: string) => said.push(line);
  beforeEach(() => {
    const mounted = smallDisk(160);
    if (!mounted) throw new Error('It could be mounted before.');
    disk = mounted;
    said.length = 0;
  });
  afterEach(async () => {
    await keeper?.stop();
    keeper = undefined;
    disk.close();
  });

  it('neither ends a service that crashes on it nor keeps it down once there is room', async () => {
    const program = join(disk.directory, 'service.cjs');
    const mark = join(disk.directory, 'written');
    writeFileSync(program, `require('fs').writeFileSync(${JSON.stringify(mark)}, 'x'); setInterval(() => {}, 1000);`);
    const service = { name: 'api', program: process.execPath, args: [program], cwd: disk.directory, env: process.env };
    const logFile = join(disk.directory, 'logs/api.log');
    disk.fill();
    const supervisor = new Supervisor({ ...service, logFile }, say, undefined, quick);
    supervisor.start();
    expect(await waitUntil(() => said.length >= 7, patient)).toBe(true);
    disk.free();
    expect(await waitUntil(() => existsSync(mark) && supervisor.pid !== undefined, patient)).toBe(true);
    expect(await waitUntil(() => isAlive(supervisor.pid ?? 0), patient)).toBe(true);
    await supervisor.stop();
  });

  it('leaves a database that cannot go on being tried, and nothing committed is lost', async () => {
    let back = 0;
    // A dying server gives some room back: the disk is full again before each of the first tries.
    const events = { say: (line: string) => say(line) < 4 && disk.fill(), restored: () => (back += 1) };
    const logFile = join(disk.directory, 'logs/postgres.log');
    keeper = await DatabaseKeeper.start({ dataDir: join(disk.directory, 'postgres'), logFile }, events, quick);
    const url = keeper.adminUrl;
    await run(url, 'create table kept as select 42 as answer');
    disk.fill();
    // Write-ahead log that finds no room ends PostgreSQL; kill -9 makes sure that it starts anew on a full disk.
    await run(url, "create table large as select repeat('x', 1000) from generate_series(1, 100000)").catch(() => []);
    if (isAlive(keeper.pid)) process.kill(keeper.pid, 'SIGKILL');
    expect(await waitUntil(() => said.length >= 4, patient)).toBe(true);
    disk.free();
    const answers = () => run(url, 'select answer from kept').catch(() => []);
    expect(await waitUntil(async () => back > 0 && (await answers()).length === 1, patient)).toBe(true);
    expect(await answers()).toEqual([{ answer: 42 }]);
  });
});
