import { randomUUID } from 'node:crypto';
import { DatabaseClient } from '@certitude/server/core';
import { pause } from '../../start/index';
import { emptyDatabase } from './empty-database';
import { type Figures, perThousand } from './figures';
import { type DatabaseServer } from './subject';

export interface InsertLoad {
  readonly perSecond: number;
  readonly seconds: number;
}

/** As many bytes as an operation has, with its ids. */
const TABLE = `create table plain (
  organization uuid, assessment uuid, seq bigint, actor uuid, client uuid, response uuid, content bytea not null,
  primary key (organization, assessment, seq))`;
const CONTENT = Buffer.alloc(120, 'x');
const WARM_UP = 50;

/** The least that an edit could cost the database: one row that is on the disk when it is answered, and nothing else. */
export async function measurePlainInsert(
  database: DatabaseServer,
  { perSecond, seconds }: InsertLoad,
): Promise<Figures> {
  const client = new DatabaseClient({ connectionString: await emptyDatabase(database.url, 'plain') });
  await client.connect();
  try {
    await client.query(TABLE);
    const ids = Array.from({ length: 5 }, () => randomUUID());
    const insert = (seq: number): Promise<unknown> =>
      client.query({
        name: 'plain-insert',
        text: 'insert into plain values ($1, $2, $6, $3, $4, $5, $7)',
        values: [...ids, seq, CONTENT],
      });
    for (let seq = 0; seq < WARM_UP; seq += 1) await insert(-seq);
    const rows = perSecond * seconds;
    const before = database.cpuSeconds();
    for (let seq = 1, due = performance.now(); seq <= rows; seq += 1, due += 1_000 / perSecond) {
      await pause(Math.max(0, due - performance.now()));
      await insert(seq);
    }
    return { sent: rows, databaseMsPerEdit: perThousand(before, database.cpuSeconds(), rows) };
  } finally {
    await client.end();
  }
}
