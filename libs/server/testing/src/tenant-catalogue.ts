import type pg from 'pg';

/** What the schema may have that is not plain tenant tables, each with its reason. */
export interface CatalogueExceptions {
  /** Tables that belong to no organization. */
  readonly globalTables: Readonly<Record<string, string>>;
  /** Tables that crossing functions may see in every organization. */
  readonly crossingTables: Readonly<Record<string, string>>;
  /** Functions that serve every organization, by signature. */
  readonly crossingFunctions: Readonly<Record<string, string>>;
  /** Unique indexes over all organizations: each could tell that somebody else has a value. */
  readonly globalIndexes: Readonly<Record<string, string>>;
  /** Columns that hold an id, and refer to no row. */
  readonly freeIds: Readonly<Record<string, string>>;
}

const TENANT_CHECK = `(organization_id = (NULLIF(current_setting('app.organization_id'::text, true), ''::text))::uuid)`;

/**
 * Tables of the product: ordinary and partitioned ones in the schema public, and their children wherever they are:
 * row-level security is not inherited by them.
 */
const TABLES = `
  select c.oid, c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
    pg_get_userbyid(c.relowner) as owner,
    exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped) as tenant
  from pg_class c where c.relkind in ('r', 'p') and c.relname <> 'migrations' and (c.relnamespace = 'public'::regnamespace
    or exists (select from pg_inherits i join pg_class parent on parent.oid = i.inhparent
      where i.inhrelid = c.oid and parent.relnamespace = 'public'::regnamespace))`;

interface Rule {
  /** Rows `(subject, problem)`; one row is one finding. */
  readonly sql: string;
  readonly allowed?: (exceptions: CatalogueExceptions) => readonly string[];
}

const RULES: readonly Rule[] = [
  {
    sql: `with t as (${TABLES}) select name as subject, 'has no organization and no reason for it' as problem from t where not tenant`,
    allowed: ({ globalTables }) => Object.keys(globalTables),
  },
  {
    sql: `with t as (${TABLES})
      select name as subject, 'has row-level security ' || case when enabled then 'not forced' else 'off' end as problem
      from t where tenant and not (enabled and forced)`,
  },
  {
    sql: `select a.attrelid::regclass::text as subject, 'allows rows without organization' as problem
      from pg_attribute a join (${TABLES}) t on t.oid = a.attrelid
      where a.attname = 'organization_id' and (not a.attnotnull or a.atttypid <> 'uuid'::regtype)`,
  },
  {
    sql: `with t as (${TABLES})
      select name as subject, 'lacks the policy tenant' as problem from t
      where tenant and not exists (
        select from pg_policy p where p.polrelid = t.oid and p.polname = 'tenant' and p.polpermissive and p.polcmd = '*'
          and p.polroles = '{0}' and pg_get_expr(p.polqual, p.polrelid) = '${TENANT_CHECK.replaceAll("'", "''")}'
          and pg_get_expr(p.polwithcheck, p.polrelid) = '${TENANT_CHECK.replaceAll("'", "''")}')`,
  },
  {
    sql: `select p.polrelid::regclass::text as subject, 'has the policy ' || p.polname as problem
      from pg_policy p where p.polpermissive and p.polname not in ('tenant', 'crossing')`,
  },
  {
    sql: `select p.polrelid::regclass::text as subject, 'lets somebody cross organizations' as problem
      from pg_policy p where p.polname = 'crossing'`,
    allowed: ({ crossingTables }) => Object.keys(crossingTables),
  },
  {
    sql: `select p.polrelid::regclass::text as subject, 'lets others than the crossing role cross organizations' as problem
      from pg_policy p where p.polname = 'crossing' and p.polroles <> array['certitude_crossing'::regrole::oid]`,
  },
  {
    sql: `with t as (${TABLES})
      select name as subject, 'has a primary key that does not start with the organization' as problem from t
      where tenant and not exists (
        select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
        where i.indrelid = t.oid and i.indisprimary and a.attname = 'organization_id')`,
  },
  {
    sql: `with t as (${TABLES})
      select i.indexrelid::regclass::text as subject, 'is unique over all organizations' as problem
      from pg_index i join t on t.oid = i.indrelid
      where t.tenant and i.indisunique and not i.indisprimary and not exists (
        select from pg_attribute a where a.attrelid = i.indrelid and a.attnum = any (i.indkey) and a.attname = 'organization_id')`,
    allowed: ({ globalIndexes }) => Object.keys(globalIndexes),
  },
  {
    sql: `with t as (${TABLES})
      select c.conrelid::regclass::text || '.' || c.conname as subject, 'refers to a tenant table without the organization' as problem
      from pg_constraint c join t on t.oid = c.confrelid
      where c.contype = 'f' and t.tenant and not exists (
        select from unnest(c.conkey, c.confkey) as k(here, there)
        join pg_attribute h on h.attrelid = c.conrelid and h.attnum = k.here and h.attname = 'organization_id'
        join pg_attribute f on f.attrelid = c.confrelid and f.attnum = k.there and f.attname = 'organization_id')`,
  },
  {
    sql: `with t as (${TABLES})
      select t.name || '.' || a.attname as subject, 'holds an id and refers to no row' as problem
      from t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
      where t.tenant and a.atttypid = 'uuid'::regtype and a.attname not in ('id', 'organization_id') and not exists (
        select from pg_constraint c where c.conrelid = t.oid and c.contype = 'f' and a.attnum = any (c.conkey))`,
    allowed: ({ freeIds }) => Object.keys(freeIds),
  },
  {
    sql: `with t as (${TABLES})
      select c.conrelid::regclass::text || '.' || c.conname as subject, 'lets the organization of a reference be null' as problem
      from pg_constraint c join t on t.oid = c.confrelid
      where c.contype = 'f' and t.tenant and c.confmatchtype <> 's'`,
  },
  {
    sql: `with t as (${TABLES}) select name as subject, 'belongs to ' || owner as problem from t where owner <> 'certitude_owner'`,
  },
  {
    sql: `select c.oid::regclass::text as subject, 'is a view, which would read with the rights of its owner' as problem
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('v', 'm', 'f')`,
  },
  {
    sql: `select c.oid::regclass::text as subject, coalesce(nullif(a.grantee, 0)::regrole::text, 'everybody') || ' may ' || lower(a.privilege_type) as problem
      from pg_class c, aclexplode(c.relacl) a
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
        and a.grantee not in ('certitude_owner'::regrole, 'certitude_crossing'::regrole)
        and (a.grantee <> 'certitude_app'::regrole or a.privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE'))`,
  },
  {
    sql: `select c.oid::regclass::text as subject, 'may be read by the crossing role for no reason' as problem
      from pg_class c, aclexplode(c.relacl) a
      where c.relnamespace = 'public'::regnamespace and a.grantee = 'certitude_crossing'::regrole group by c.oid`,
    allowed: ({ crossingTables }) => Object.keys(crossingTables),
  },
  {
    sql: `select p.oid::regprocedure::text as subject, 'runs with the rights of ' || pg_get_userbyid(p.proowner) as problem
      from pg_proc p where p.prosecdef and p.pronamespace <> 'pg_catalog'::regnamespace`,
    allowed: ({ crossingFunctions }) => Object.keys(crossingFunctions),
  },
  {
    sql: `select p.oid::regprocedure::text as subject, 'belongs to ' || pg_get_userbyid(p.proowner) || ', not to the crossing role' as problem
      from pg_proc p where p.prosecdef and p.pronamespace = 'public'::regnamespace and p.proowner <> 'certitude_crossing'::regrole`,
  },
  {
    sql: `select p.oid::regprocedure::text as subject, 'lets its caller choose where names are looked up' as problem
      from pg_proc p where p.prosecdef and p.pronamespace = 'public'::regnamespace
        and 'search_path=public, pg_temp' <> all (coalesce(p.proconfig, '{}'))`,
  },
  {
    sql: `select p.oid::regprocedure::text as subject, 'may be called by everybody' as problem
      from pg_proc p where p.prosecdef and p.pronamespace = 'public'::regnamespace
        and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0)`,
  },
  {
    sql: `select rolname as subject, 'can bypass row-level security' as problem from pg_roles
      where rolname like 'certitude\\_%' and (rolsuper or rolbypassrls or rolcreaterole)`,
  },
  {
    sql: `select m.member::regrole::text as subject, 'is a ' || m.roleid::regrole::text as problem
      from pg_auth_members m
      where m.member in ('certitude_app'::regrole, 'certitude_crossing'::regrole)
        or (m.member = 'certitude_owner'::regrole and m.inherit_option)`,
  },
  {
    sql: `select coalesce(r.rolname, 'everybody') as subject, 'may create things in the schema' as problem
      from pg_namespace n, aclexplode(n.nspacl) a left join pg_roles r on r.oid = a.grantee
      where n.nspname = 'public' and a.privilege_type = 'CREATE'
        and coalesce(r.rolname, '') not in ('certitude_owner', 'pg_database_owner')`,
  },
];

/**
 * Reads PostgreSQL's own catalogue.
 * @returns a sentence for everything that could let one organization see another; none, when all is well
 */
export async function catalogueFindings(client: pg.Client, exceptions: CatalogueExceptions): Promise<string[]> {
  const findings: string[] = [];
  for (const { sql, allowed } of RULES) {
    const { rows } = await client.query<{ subject: string; problem: string }>(sql);
    const reasoned = allowed?.(exceptions) ?? [];
    for (const { subject, problem } of rows) if (!reasoned.includes(subject)) findings.push(`${subject} ${problem}`);
  }
  return findings;
}

/** Names of all tenant tables. */
export async function tenantTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `with t as (${TABLES}) select name from t where tenant order by name`,
  );
  return rows.map(({ name }) => name);
}
