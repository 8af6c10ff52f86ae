import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseProcesses, isPostmaster, markOf, serviceArgument, serviceProcesses } from './mark';
import type { ProcessEntry } from './processes';

const mine = 'certitude-00112233445566aa';
const other = 'certitude-ffffffffffffffff';
let pid = 100;
const entry = (command: string): ProcessEntry => ({ pid: pid++, parent: 1, command });

describe('processes of an interrupted run', () => {
  const api = entry(`/usr/bin/node --enable-source-maps dist/apps/api/main.mjs ${serviceArgument(mine)}`);
  const worker = entry(`C:\\node.exe dist\\apps\\worker\\main.mjs ${serviceArgument(mine)}`);
  const server = entry(`/my repo/native/bin/postgres -D /my repo/.data/cluster -p 5 -c cluster_name=${mine} -c x=y`);
  const helper = entry(`postgres: ${mine}: checkpointer`);
  const session = entry(`postgres: ${mine}: certitude_app certitude 127.0.0.1(4711) idle`);
  const strangers = [
    entry(`/usr/bin/node dist/apps/api/main.mjs ${serviceArgument(other)}`),
    entry(`/usr/bin/node dist/apps/api/main.mjs ${serviceArgument(mine)}0`),
    entry(`/usr/bin/postgres -D /x -c cluster_name=${other}`),
    entry(`postgres: ${other}: checkpointer`),
    entry('postgres: certitude_app certitude idle'),
    entry(`grep cluster_name=${mine}`),
    entry(`vim notes about ${serviceArgument(mine)}`),
    entry('/usr/bin/postgres -D /x'),
  ];
  const table = [...strangers, api, worker, server, helper, session];

  it('are the services with the mark of this data directory, and no others', () => {
    expect(serviceProcesses(table, mine)).toEqual([api, worker]);
  });

  it('are the database server and what it left behind when it was killed', () => {
    expect(databaseProcesses(table, mine)).toEqual([server, helper, session]);
  });

  it('tell the server from its helpers', () => {
    expect(databaseProcesses(table, mine).filter(isPostmaster)).toEqual([server]);
  });

  it('are found when the server was started under another user', () => {
    const wrapped = entry(`unshare --user --map-user=65534 /x/postgres -D /d -c cluster_name=${mine}`);
    expect(databaseProcesses([wrapped], mine)).toEqual([wrapped]);
  });
});

describe('the mark of a data directory', () => {
  const base = mkdtempSync(join(tmpdir(), 'certitude-mark-'));
  afterAll(() => rmSync(base, { recursive: true }));
  const made = (name: string) => {
    mkdirSync(join(base, name), { recursive: true });
    return join(base, name);
  };

  it('differs from one directory to the next, even when one path begins like the other', () => {
    expect(markOf(made('data'))).not.toBe(markOf(made('data 2')));
  });

  it('is the same by whatever path the directory is reached', () => {
    const target = made('real');
    symlinkSync(target, join(base, 'link'));
    expect(markOf(join(base, 'link'))).toBe(markOf(target));
  });

  it('has no character that a command line would split or quote', () => {
    expect(markOf(made('with space'))).toMatch(/^certitude-[0-9a-f]{16}$/);
  });
});
