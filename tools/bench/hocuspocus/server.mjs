// What `bench:live -- --compare hocuspocus` measures beside the product: hocuspocus with its defaults and its own way of
// storing in PostgreSQL (the whole document, two seconds after a change). With DURABLE=yes each update is committed before
// it is applied, told to others and acknowledged.
import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';
import pg from 'pg';
import * as Y from 'yjs';

const { DATABASE_URL, PORT, DURABLE } = process.env;
const UPDATE = 2;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 8 });
pool.on('error', () => undefined);

const fetch = async ({ documentName }) => {
  const { rows } = await pool.query(
    `select state as update from document where name = $1
     union all (select update from document_update where name = $1 order by id)`,
    [documentName],
  );
  return rows.length === 0 ? null : Y.mergeUpdates(rows.map(({ update }) => update));
};

const store = async ({ documentName, state }) => {
  await pool.query({
    name: 'store',
    text: 'insert into document (name, state) values ($1, $2) on conflict (name) do update set state = excluded.state',
    values: [documentName, state],
  });
};

const commit = async ({ documentName, type, payload }) => {
  if (type !== UPDATE) return;
  await pool.query({
    name: 'commit',
    text: 'insert into document_update (name, update) values ($1, $2)',
    values: [documentName, Buffer.from(payload)],
  });
};

const server = new Server({
  address: '127.0.0.1',
  port: Number(PORT),
  quiet: true,
  extensions: [new Database({ fetch, store })],
  ...(DURABLE === 'yes' && { beforeSync: commit }),
});
await server.listen();
