import { type TenantTransaction } from '@certitude/server/core';
import { ARCHIVED, type ArchivedTable, NEVER } from './archive-tables';

/** What the ids of a column are ids of. */
export type Names = 'account' | 'release' | 'row' | null;

export interface ColumnShape {
  readonly name: string;
  /** As PostgreSQL spells it: `uuid[]`, `timestamp with time zone`. */
  readonly type: string;
  readonly required: boolean;
  readonly names: Names;
}

/** A reference to another table of the archive: the columns here, and those there. */
export interface Reference {
  readonly table: string;
  readonly here: readonly string[];
  readonly there: readonly string[];
}

/** A table as the schema has it now. */
export interface TableShape extends ArchivedTable {
  readonly columns: readonly ColumnShape[];
  readonly references: readonly Reference[];
}

interface ColumnRow extends Omit<ColumnShape, 'names'> {
  readonly table: string;
  readonly refers: string | null;
}

const COLUMNS = `
  select c.relname::text as "table", a.attname::text as name, format_type(a.atttypid, a.atttypmod) as type,
    a.attnotnull as required, (
      select k.confrelid::regclass::text from pg_constraint k where k.conrelid = c.oid and k.contype = 'f'
        and a.attnum = any (k.conkey) and k.confrelid = any ('{member,account,model_release}'::regclass[]) limit 1) as refers
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  where c.relnamespace = 'public'::regnamespace and c.relname = any ($1) order by a.attnum`;

const REFERENCES = `
  select k.conrelid::regclass::text as "from", k.confrelid::regclass::text as "table",
    array(select a.attname::text from unnest(k.conkey) with ordinality u(n, o)
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.n order by u.o) as here,
    array(select a.attname::text from unnest(k.confkey) with ordinality u(n, o)
      join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.n order by u.o) as there
  from pg_constraint k where k.contype = 'f' and k.conrelid = any ($1::text[]::regclass[])
    and k.confrelid = any ($1::text[]::regclass[]) and k.confrelid <> all ('{organization,member}'::regclass[])`;

/** The tables of an archive as the schema has them: what is written, and what is accepted, follows the schema by itself. */
export async function tableShapes(tx: TenantTransaction): Promise<readonly TableShape[]> {
  const tables = ARCHIVED.map(({ table }) => table);
  const columns = Map.groupBy(await tx.query<ColumnRow>(COLUMNS, [tables]), ({ table }) => table);
  const references = Map.groupBy(
    await tx.query<Reference & { readonly from: string }>(REFERENCES, [tables]),
    ({ from }) => from,
  );
  return ARCHIVED.map((archived) => {
    const left = [...NEVER, ...(archived.omits ?? []), ...(archived.bytes === undefined ? [] : [archived.bytes])];
    return {
      ...archived,
      columns: (columns.get(archived.table) ?? []).filter(({ name }) => !left.includes(name)).map(toShape),
      references: references.get(archived.table) ?? [],
    };
  });
}

const toShape = ({ name, type, required, refers }: ColumnRow): ColumnShape => ({
  name,
  type,
  required,
  names: namesOf(type, refers),
});

function namesOf(type: string, refers: string | null): Names {
  if (!type.startsWith('uuid')) return null;
  if (refers === 'model_release') return 'release';
  return refers === null ? 'row' : 'account';
}
