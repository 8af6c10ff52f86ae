import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseClient } from '@certitude/server/core';
import type pg from 'pg';
import { DirectoryInUse } from './claim';
import { DatabaseKeeper } from './database-keeper';
import { databaseProcesses, markOf } from './mark';
import { startPostgres, startTemporaryPostgres, type PostgresServer } from './postgres';
import { endProcesses, isAlive, processTable } from './processes';
import { waitUntil } from './waiting';
import { workspaceRoot } from './workspace';

jest.setTimeout(120_000);

async function ask<T extends pg.QueryResultRow>(url: string, query: string): Promise<T | undefined> {
  const client = new DatabaseClient({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(query)).rows[0];
  } finally {
    await client.end();
  }
}

const patient = { timeoutMs: 60_000, everyMs: 20 };

describe('the embedded database', () => {
  const base = mkdtempSync(join(tmpdir(), 'certitude postgres '));
  const dataDir = join(base, 'data with space');
  const left = () => databaseProcesses(processTable(), markOf(dataDir)).map(({ pid }) => pid);
  afterEach(() => endProcesses(left(), 'SIGQUIT', 5_000));
  afterAll(() => rmSync(base, { recursive: true, force: true }));

  it('keeps what was written over a stop, in a directory with a space in its name', async () => {
    const first = await startPostgres({ dataDir, fsync: false });
    await ask(first.adminUrl, 'create table kept as select 42 as answer');
    await first.stop();
    expect(left()).toEqual([]);
    const second = await startPostgres({ dataDir, fsync: false });
    expect(await ask(second.adminUrl, 'select answer from kept')).toEqual({ answer: 42 });
    expect(second.recovered).toBe(false);
    await second.stop();
    await second.stop();
    expect(existsSync(join(dataDir, 'in-use.json'))).toBe(false);
  });

  it('writes every commit to the disk unless told otherwise', async () => {
    const durability = "select current_setting('fsync') as fsync, current_setting('synchronous_commit') as sync";
    const durable = await startPostgres({ dataDir });
    expect(await ask(durable.adminUrl, durability)).toEqual({ fsync: 'on', sync: 'on' });
    await durable.stop();
    const fast = await startPostgres({ dataDir, fsync: false });
    expect(await ask(fast.adminUrl, durability)).toEqual({ fsync: 'off', sync: 'off' });
    await fast.stop();
  });

  it('listens to this machine only, and asks for the password', async () => {
    const server = await startPostgres({ dataDir, fsync: false });
    expect(await ask(server.adminUrl, 'show listen_addresses')).toEqual({ listen_addresses: '127.0.0.1' });
    const url = new URL(server.adminUrl);
    url.password = 'guessed';
    await expect(ask(url.href, 'select 1')).rejects.toThrow('password authentication failed');
    await server.stop();
  });

  it('is refused to a second program while the first lives', async () => {
    const server = await startPostgres({ dataDir, fsync: false });
    await expect(startPostgres({ dataDir })).rejects.toThrow(DirectoryInUse);
    expect(await ask(server.adminUrl, 'select 1 as one')).toEqual({ one: 1 });
    await server.stop();
  });

  it('is taken over when the program that ran it was killed', async () => {
    const tool = [join(workspaceRoot(), 'tools/run.mjs'), 'tools/start/database.ts', dataDir];
    const supervisor = spawn(process.execPath, tool, { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = await once(supervisor.stdout, 'data');
    const orphan: { adminUrl: string; pid: number } = JSON.parse(String(line));
    await ask(orphan.adminUrl, 'create table written_before_the_kill as select 7 as n');
    supervisor.kill('SIGKILL');
    await once(supervisor, 'exit');
    expect(isAlive(orphan.pid)).toBe(true);

    const server = await startPostgres({ dataDir, fsync: false });
    expect(isAlive(orphan.pid)).toBe(false);
    expect(server.recovered).toBe(true);
    expect(await ask(server.adminUrl, 'select n from written_before_the_kill')).toEqual({ n: 7 });
    await server.stop();
  });

  it('comes back on the same port when it is killed, until it is stopped', async () => {
    const restored: PostgresServer[] = [];
    const said: string[] = [];
    const events = {
      say: (text: string) => said.push(text),
      restored: (server: PostgresServer) => restored.push(server),
    };
    const keeper = await DatabaseKeeper.start({ dataDir, fsync: false }, events);
    const url = keeper.adminUrl;
    process.kill(keeper.pid, 'SIGKILL');
    expect(await waitUntil(() => restored.length > 0, patient)).toBe(true);
    expect(keeper.adminUrl).toBe(url);
    expect(await ask(url, 'select 1 as one')).toEqual({ one: 1 });
    expect(said).toEqual([expect.stringContaining('stopped unexpectedly')]);
    await keeper.stop();
    expect(left()).toEqual([]);
  });

  it('keeps being tried while it cannot start, and comes back by itself', async () => {
    const said: string[] = [];
    let back = 0;
    const events = { say: (text: string) => said.push(text), restored: () => (back += 1) };
    const quick = { goodLifeMs: 600_000, firstPauseMs: 10, longestPauseMs: 10 };
    const keeper = await DatabaseKeeper.start({ dataDir, fsync: false }, events, quick);
    const url = keeper.adminUrl;
    const [configuration, aside] = [join(dataDir, 'cluster/postgresql.conf'), join(base, 'postgresql.conf')] as const;
    renameSync(configuration, aside);
    process.kill(keeper.pid, 'SIGKILL');
    expect(await waitUntil(() => said.length >= 4, patient)).toBe(true);
    expect(back).toBe(0);
    expect(said[3]).toMatch(/^The database stopped 4 times in a row \(PostgreSQL did not start/);
    renameSync(aside, configuration);
    expect(await waitUntil(() => back > 0, patient)).toBe(true);
    expect(await ask(url, 'select 1 as one')).toEqual({ one: 1 });
    await keeper.stop();
  });

  it('leaves nothing running when its start is called off', async () => {
    const called = new AbortController();
    const starting = startPostgres({ dataDir, fsync: false, signal: called.signal });
    called.abort(new Error('called off'));
    await expect(starting).rejects.toThrow('called off');
    expect(left()).toEqual([]);
    expect(existsSync(join(dataDir, 'in-use.json'))).toBe(false);
  });

  it('says what is wrong when it cannot start', async () => {
    const server = await startPostgres({ dataDir, fsync: false });
    const other = startPostgres({ dataDir: join(base, 'other'), fsync: false, port: server.port });
    await expect(other).rejects.toThrow(/did not start[\s\S]*could not bind/);
    await server.stop();
  });
});

describe('the temporary database of tests', () => {
  it('is gone without a trace after its stop', async () => {
    const server = await startTemporaryPostgres();
    const directory = dirname(server.logFile);
    expect(readFileSync(server.logFile, 'utf8')).toContain('ready to accept connections');
    await server.stop();
    expect(existsSync(directory)).toBe(false);
    expect(isAlive(server.pid)).toBe(false);
  });
});
