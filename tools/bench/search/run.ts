import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BEST_FIRST, DatabaseClient, TITLED } from '@certitude/server/core';
import { productCommand } from '../live/product';
import { bundled, removeBundle } from '../live/programs';
import { withServer } from '../live/server-process';
import { machine } from '../machine';
import { bigOrganization, type ReadingWorld, type Size } from '../reading/big-organization';
import { type Read, Reader } from '../reading/reader';
import { counting, say } from '../reading/run';

/** Together 50,000 people, PKIs, assessments, pieces of evidence and plans. */
const FIFTY_THOUSAND: Size = { members: 3_000, assessments: 1_000, evidence: 23_000, plans: 22_900, edits: 0 };
const FIVE_THOUSAND: Size = { members: 300, assessments: 100, evidence: 2_300, plans: 2_290, edits: 0 };

/** What is typed, and what it is an example of. */
const TYPED: Readonly<Record<string, string>> = {
  'two letters that half of everything begins with': 'ev',
  'a word that a third of the evidence has': 'rotation',
  'a word that all of the evidence has, another that one has': 'evidence 17171',
  'two words that many have, and none together': 'ceremony rotation',
  'the title of one of many': 'plan 17',
  'a person among three thousand': 'person 2718',
  'a requirement': 'key',
  nothing: 'nowhere',
};

/** Searches an organization of 50,000 things, against a PostgreSQL of its own. */
export async function runSearch({ quick }: { readonly quick: boolean }) {
  const dataDir = mkdtempSync(join(tmpdir(), 'certitude-bench-search-'));
  const program = bundled('api');
  const postgres = await counting(dataDir);
  try {
    say('filling the database');
    const size = quick ? FIVE_THOUSAND : FIFTY_THOUSAND;
    const world = await bigOrganization(postgres.adminUrl, size);
    const admin = new DatabaseClient({ connectionString: world.adminUrl });
    await admin.connect();
    await admin.query('create extension pg_stat_statements');
    const reads: Record<string, Read> = {};
    await withServer(await productCommand(program, world), async ({ port }) => {
      const reader = new Reader(admin, { port, sessionToken: world.sessionToken });
      for (const [name, typed] of Object.entries(TYPED)) {
        const path = `/organizations/${world.organizationId}/search?q=${encodeURIComponent(typed)}`;
        reads[name] = await reader.read({ name, path });
        say(`${name}: ${JSON.stringify(reads[name])}`);
      }
    });
    await admin.end();
    return { machine: machine(), size, searches: reads, explained: await explained(world) };
  } finally {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
    removeBundle(program);
  }
}

/** How the application's role is answered: two words that thousands of titles have each, and none together. */
async function explained({ appUrl, organizationId }: ReadingWorld): Promise<string[]> {
  const app = new DatabaseClient({ connectionString: appUrl });
  await app.connect();
  try {
    await app.query('begin');
    await app.query("select set_config('app.organization_id', $1, true)", [organizationId]);
    const { rows } = await app.query<{ 'QUERY PLAN': string }>(
      `explain (analyze, buffers, costs off, timing off) select t.subject_id from ${TITLED} t order by ${BEST_FIRST} limit 6`,
      [organizationId, 'evidence', 'ceremony', 'ceremony\u{10FFFF}', ['% rotation%']],
    );
    await app.query('rollback');
    return rows.map((row) => row['QUERY PLAN']);
  } finally {
    await app.end();
  }
}
