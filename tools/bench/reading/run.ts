import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseClient } from '@certitude/server/core';
import { startPostgres } from '../../start/index';
import { productCommand } from '../live/product';
import { bundled, removeBundle } from '../live/programs';
import { withServer } from '../live/server-process';
import { machine } from '../machine';
import { BIG, bigOrganization, SMALL } from './big-organization';
import { pagesOf } from './pages';
import { type Read, Reader } from './reader';

export interface ReadingOptions {
  /** A tenth of everything: to see that it runs, not for figures. */
  readonly quick: boolean;
  /** Beginnings of names of pages. */
  readonly only: readonly string[];
}

/** Reads every page of a big organization, against a PostgreSQL of its own. */
export async function runReading({ quick, only }: ReadingOptions) {
  const dataDir = mkdtempSync(join(tmpdir(), 'certitude-bench-reading-'));
  const program = bundled('api');
  const postgres = await counting(dataDir);
  try {
    say('filling the database');
    const size = quick ? SMALL : BIG;
    const world = await bigOrganization(postgres.adminUrl, size);
    const admin = new DatabaseClient({ connectionString: world.adminUrl });
    await admin.connect();
    await admin.query('create extension pg_stat_statements');
    const pages = (await pagesOf(admin, world)).filter(({ name }) => only.some((begin) => name.startsWith(begin)));
    const reads: Record<string, Read> = {};
    await withServer(await productCommand(program, world), async ({ port }) => {
      const reader = new Reader(admin, { port, sessionToken: world.sessionToken });
      for (const page of pages) {
        reads[page.name] = await reader.read(page);
        say(`${page.name}: ${JSON.stringify(reads[page.name])}`);
      }
    });
    await admin.end();
    return { machine: machine(), size, pages: reads };
  } finally {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
    removeBundle(program);
  }
}

/** A PostgreSQL that counts what statements cost. */
export async function counting(dataDir: string) {
  const first = await startPostgres({ dataDir });
  const admin = new DatabaseClient({ connectionString: first.adminUrl });
  await admin.connect();
  await admin.query("alter system set shared_preload_libraries = 'pg_stat_statements'");
  await admin.query("alter system set pg_stat_statements.track_planning = 'on'");
  await admin.end();
  await first.stop();
  return startPostgres({ dataDir });
}

export const say = (what: string): void => void process.stderr.write(`${what}\n`);
