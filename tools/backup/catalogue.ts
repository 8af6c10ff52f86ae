import type pg from 'pg';
import type { SequenceEntry } from './manifest';

/** Tables that no backup holds, each with its reason. Every other table is found in PostgreSQL's catalogue. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  migrations: 'a restore runs the same migrations itself',
  session: 'a session that was ended after the backup must not come alive again: everybody signs in anew',
  password_link: 'a link that was used after the backup must not work again',
  account_mail: 'a letter that was sent after the backup must not be sent again',
  address_link: 'a link that was used after the backup must not work again',
  held_mail: 'what would have been sent lately; nobody misses it',
  rate_limit: 'counts attempts of the moment',
  live_node: 'nodes of the moment',
  live_socket: 'connections of the moment',
};

export interface Table {
  readonly name: string;
  /** Columns that hold values of their own: generated ones are computed again. */
  readonly columns: readonly string[];
}

/** Every table of the product that a backup holds, with its columns. */
export async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select c.relname::text as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname <> all ($1)
     group by c.relname order by c.relname`,
    [Object.keys(LEFT_OUT)],
  );
  return rows;
}

/** Names of the sequences that belong to no table that is left out. */
export async function sequencesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select s.relname::text as name from pg_class s
     where s.relnamespace = 'public'::regnamespace and s.relkind = 'S' and not exists (
       select from pg_depend d join pg_class t on t.oid = d.refobjid
       where d.objid = s.oid and d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i') and t.relname = any ($1))
     order by s.relname`,
    [Object.keys(LEFT_OUT)],
  );
  return rows.map(({ name }) => name);
}

/** Where the sequences stand. Sequences know no snapshot: read after the rows, they are never behind them. */
export async function readSequences(client: pg.Client): Promise<SequenceEntry[]> {
  const entries: SequenceEntry[] = [];
  for (const name of await sequencesOf(client)) {
    const { rows } = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from public.${client.escapeIdentifier(name)}`,
    );
    for (const { value, called } of rows) entries.push({ name, value, called });
  }
  return entries;
}

export async function writeSequences(client: pg.Client, sequences: readonly SequenceEntry[]): Promise<void> {
  for (const { name, value, called } of sequences)
    await client.query('select setval($1::regclass, $2::bigint, $3)', [
      `public.${client.escapeIdentifier(name)}`,
      value,
      called,
    ]);
}

/** Names of the migrations that the schema has, oldest first. */
export async function migrationsOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from public.migrations order by id');
  return rows.map(({ name }) => name);
}
