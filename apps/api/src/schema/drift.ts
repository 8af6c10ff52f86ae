import type pg from 'pg';
import { type DataSource } from 'typeorm';

/** Keys that the schema does not have, and TypeORM wants. */
const KEYLESS: Readonly<Record<string, string>> = {
  operator_limit: 'unique over name and subject, where null is a value',
};

const COLUMNS = `
  select c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
    || case when a.attnotnull then '' else ' null' end as line
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and c.relname <> 'migrations'`;
const KEYS = `
  select c.conrelid::regclass || ' key ' || string_agg(a.attname, ', ' order by k.place) as line
  from pg_constraint c cross join lateral unnest(c.conkey) with ordinality as k(number, place)
  join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.number
  where c.contype = 'p' and c.connamespace = 'public'::regnamespace and c.conrelid <> 'migrations'::regclass
  group by c.oid, c.conrelid`;

/** What the migrated schema is, a line for each column and primary key. */
export async function linesOfSchema(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(`${COLUMNS} union all ${KEYS}`);
  return rows.map(({ line }) => line).toSorted();
}

/** The same, as the entities say it. */
export function linesOfEntities({ driver, entityMetadatas }: DataSource): string[] {
  return entityMetadatas
    .flatMap(({ tableName, columns, primaryColumns }) => {
      const key = `${tableName} key ${primaryColumns.map(({ databaseName }) => databaseName).join(', ')}`;
      const lines = columns.map((column) => {
        const type = `${driver.normalizeType(column)}${column.length && `(${column.length})`}${column.isArray ? '[]' : ''}`;
        return `${tableName}.${column.databaseName} ${type}${column.isNullable ? ' null' : ''}`;
      });
      return tableName in KEYLESS ? lines : [key, ...lines];
    })
    .toSorted();
}

/** Lines that only one side has. */
export function driftBetween(entities: readonly string[], schema: readonly string[]): string[] {
  const only = (side: string, lines: readonly string[], others: readonly string[]) =>
    lines.filter((line) => !others.includes(line)).map((line) => `only ${side}: ${line}`);
  return [...only('in an entity', entities, schema), ...only('in the schema', schema, entities)];
}
