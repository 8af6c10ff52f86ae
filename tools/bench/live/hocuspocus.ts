import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseClient } from '@certitude/server/core';
import * as Y from 'yjs';
import { freePort, workspaceRoot } from '../../start/index';
import { accepts, emptyDatabase } from './empty-database';
import { seeded } from './figures';
import { hocuspocusDocument } from './hocuspocus-document';
import { HocuspocusTalk } from './hocuspocus-talk';
import { assessmentOf, type Subject } from './subject';

const TABLES = `
  create table document (name text primary key, state bytea not null);
  create table document_update (id bigint generated always as identity primary key, name text not null, update bytea not null);
  create index document_update_name on document_update (name, id)`;

const folder = (): string => join(workspaceRoot(), 'tools/bench/hocuspocus');
const documentName = (assessment: number): string => `assessment-${assessment}`;

/**
 * Puts hocuspocus and what it needs into its own folder, as its lock file says: nobody needs it for the product or its
 * tests. None of the packages runs anything while it is installed.
 */
export function installHocuspocus(): void {
  execFileSync('npm', ['ci', '--ignore-scripts'], {
    cwd: folder(),
    stdio: ['ignore', process.stderr, process.stderr],
    shell: process.platform === 'win32',
  });
}

/**
 * hocuspocus with its defaults, or made to commit each update before it is acknowledged.
 * @param serverUrl where databases can be made
 */
export const hocuspocusSubject = (serverUrl: string, durable: 'durable' | 'defaults'): Subject => ({
  prepare: async (shape) => {
    const databaseUrl = await emptyDatabase(serverUrl, 'hocuspocus');
    await seed(databaseUrl, shape.assessments);
    const port = await freePort();
    const isDurable = durable === 'durable' ? 'yes' : 'no';
    return {
      command: {
        args: [join(folder(), 'server.mjs')],
        port,
        environment: { NODE_ENV: 'production', DATABASE_URL: databaseUrl, PORT: String(port), DURABLE: isDurable },
        isReady: () => accepts(port),
      },
      talk: (client) =>
        new HocuspocusTalk({
          document: documentName(assessmentOf(shape, client)),
          client,
          random: seeded(client + 1),
        }),
    };
  },
});

async function seed(databaseUrl: string, assessments: number): Promise<void> {
  const client = new DatabaseClient({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(TABLES);
    const state = Buffer.from(Y.encodeStateAsUpdate(hocuspocusDocument()));
    for (let assessment = 0; assessment < assessments; assessment += 1)
      await client.query('insert into document (name, state) values ($1, $2)', [documentName(assessment), state]);
  } finally {
    await client.end();
  }
}
