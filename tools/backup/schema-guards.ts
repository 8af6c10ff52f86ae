import type pg from 'pg';

/** What keeps rows in order, as statements that put it aside and put it back. */
interface Guard {
  readonly off: string;
  readonly on: string;
}

const TABLES = `pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`;

/** Every guard of the schema's tables. Names are quoted by PostgreSQL itself. */
const GUARDS: readonly string[] = [
  `select format('alter table %s no force row level security', c.oid::regclass) as off,
     format('alter table %s force row level security', c.oid::regclass) as on
   from ${TABLES} and c.relforcerowsecurity`,
  // Each trigger comes back as it was: some fire always, some are off.
  `select format('alter table %s disable trigger %I', t.tgrelid::regclass, t.tgname) as off,
     format('alter table %s enable %s trigger %I', t.tgrelid::regclass,
       case t.tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, t.tgname) as on
   from pg_trigger t, ${TABLES} and t.tgrelid = c.oid and not t.tgisinternal and t.tgparentid = 0 and t.tgenabled <> 'D'`,
  // Making a reference again is what checks every row of it.
  `select format('alter table %s drop constraint %I', f.conrelid::regclass, f.conname) as off,
     format('alter table %s add constraint %I %s', f.conrelid::regclass, f.conname, pg_get_constraintdef(f.oid)) as on
   from pg_constraint f, ${TABLES} and f.conrelid = c.oid and f.contype = 'f' and f.conparentid = 0`,
];

/** Everything about the guards that must be the same afterwards, as one text. */
const STATE = `
  select string_agg(line, E'\\n' order by line) as state from (
    select format('%s %s %s', c.oid::regclass, c.relrowsecurity, c.relforcerowsecurity) as line from ${TABLES}
    union all
    select format('%s %s %s', t.tgrelid::regclass, t.tgname, t.tgenabled) from pg_trigger t
      , ${TABLES} and t.tgrelid = c.oid and not t.tgisinternal
    union all
    select format('%s %s %s', f.conrelid::regclass, f.conname, pg_get_constraintdef(f.oid)) from pg_constraint f
      , ${TABLES} and f.conrelid = c.oid) as lines`;

/**
 * Puts row-level security, references and triggers aside, inside the open transaction of the role that owns the tables.
 * @returns a function that puts everything back, by which every reference is checked
 */
export async function liftGuards(client: pg.Client): Promise<() => Promise<void>> {
  const before = await stateOf(client);
  const guards: Guard[] = [];
  for (const sql of GUARDS) guards.push(...(await client.query<Guard>(sql)).rows);
  for (const { off } of guards) await client.query(off);
  return async () => {
    await client.query('set constraints all immediate');
    // The other way round: references are checked while the owner still sees every row.
    for (const { on } of guards.toReversed()) await client.query(on);
    if ((await stateOf(client)) !== before) throw new Error('The schema is not as it was before the rows came.');
  };
}

async function stateOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ state: string | null }>(STATE);
  return rows[0]?.state ?? '';
}
