import { runMigrations as runQueueMigrations } from 'bullmq';
import pg from 'pg';
import { findingsOf } from './connection-findings';
import { DatabaseClient } from './database-client';
import { oneAtATime } from './one-at-a-time';
import { runMigrations } from './run-migrations';
import { migrations } from './migrations';

/**
 * How long a statement of the application may take that says nothing else, and how long a transaction may do nothing. Of the
 * role, because a pooler takes no settings along from who connects.
 */
export const ROLE_LIMITS = { statement_timeout: '10s', idle_in_transaction_session_timeout: '10s' } as const;

/** Schema that the queue keeps its tables in when it runs on PostgreSQL. */
export const QUEUE_SCHEMA = 'bullmq';

export interface ProvisionInput {
  readonly database: string;
  readonly ownerPassword: string;
  readonly appPassword: string;
}

/**
 * Makes the roles and the database, or brings their passwords up to date. Twice is the same as once.
 *
 * - `certitude_owner` owns every object and runs migrations.
 * - `certitude_app` is what the product logs in as: it owns nothing and cannot bypass row-level security.
 * - `certitude_crossing` cannot log in; it owns the few functions that serve every organization. The owner may
 *   hand functions to it, but does not inherit what it sees.
 *
 * @param adminUrl connection of a role that may create roles and databases
 * @returns connection URLs of the owner and of the application
 */
export async function provision(
  adminUrl: string,
  input: ProvisionInput,
): Promise<{ ownerUrl: string; appUrl: string }> {
  // Several test processes may do this at once.
  await oneAtATime(adminUrl, 'certitude-provision', () => provisionNow(adminUrl, input));
  return {
    ownerUrl: urlFor(adminUrl, 'certitude_owner', input.ownerPassword, input.database),
    appUrl: urlFor(adminUrl, 'certitude_app', input.appPassword, input.database),
  };
}

async function provisionNow(adminUrl: string, input: ProvisionInput): Promise<void> {
  const admin = new DatabaseClient({ connectionString: adminUrl });
  await admin.connect();
  try {
    await ensureRole(admin, 'certitude_crossing', 'nologin');
    await ensureRole(admin, 'certitude_owner', `login password ${admin.escapeLiteral(input.ownerPassword)}`);
    await ensureRole(admin, 'certitude_app', `login password ${admin.escapeLiteral(input.appPassword)}`);
    for (const [setting, limit] of Object.entries(ROLE_LIMITS))
      await admin.query(`alter role certitude_app set ${setting} = '${limit}'`);
    await admin.query('grant certitude_crossing to certitude_owner with inherit false, set true');
    await ensureDatabase(admin, input.database);
  } finally {
    await admin.end();
  }
}

async function ensureRole(admin: pg.Client, role: string, options: string): Promise<void> {
  const { rowCount } = await admin.query('select from pg_roles where rolname = $1', [role]);
  const verb = rowCount === 0 ? 'create' : 'alter';
  await admin.query(`${verb} role ${role} ${options} nosuperuser nobypassrls nocreaterole nocreatedb`);
}

async function ensureDatabase(admin: pg.Client, database: string): Promise<void> {
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [database]);
  if (rowCount === 0) await admin.query(`create database ${admin.escapeIdentifier(database)} owner certitude_owner`);
  await limitDatabase(admin, database);
}

/**
 * What anybody may do on a database: the application connects, and makes the temporary tables in which the queue
 * gathers jobs that it adds together. A copy of a template has none of its template's limits, and needs this too.
 */
export async function limitDatabase(admin: pg.Client, database: string): Promise<void> {
  const name = admin.escapeIdentifier(database);
  await admin.query(`revoke all on database ${name} from public`);
  await admin.query(`grant connect, temporary on database ${name} to certitude_app`);
}

function urlFor(adminUrl: string, user: string, password: string, database: string): string {
  const url = new URL(adminUrl);
  url.username = user;
  url.password = password;
  url.pathname = `/${database}`;
  return url.href;
}

/**
 * Brings the schema up to date, the queue's tables included. Runs as the owner: objects made by anybody else
 * would break later grants. Whoever does it at the same time waits, and finds it done.
 * @param wanted names of the migrations to stop at, as a backup of an earlier version has them; all, when left out
 * @returns names of the migrations that ran now
 */
export const migrate = (ownerUrl: string, wanted: readonly string[] = migrationNames()): Promise<string[]> =>
  oneAtATime(ownerUrl, 'certitude-migrate', () => migrateNow(ownerUrl, wanted));

async function migrateNow(ownerUrl: string, wanted: readonly string[]): Promise<string[]> {
  if ((await findingsOf(ownerUrl)).isPooled)
    throw new Error(
      'Migrations need the database itself: DATABASE_OWNER_URL leads through a pooler in transaction mode.',
    );
  const ran = await runMigrations(
    ownerUrl,
    migrations.filter(({ name }) => wanted.includes(name)),
  );
  await migrateQueue(ownerUrl);
  return ran;
}

async function migrateQueue(ownerUrl: string): Promise<void> {
  const client = new DatabaseClient({ connectionString: ownerUrl });
  await client.connect();
  try {
    await runQueueMigrations(client, QUEUE_SCHEMA);
    await client.query(`grant usage, create on schema ${QUEUE_SCHEMA} to certitude_app`);
    // Each of one's own: the queue makes a sequence per queue while it works, as the application, which owns that one.
    const { rows } = await client.query<{ name: string; kind: string }>(
      `select oid::regclass::text as name, relkind as kind from pg_class
       where relnamespace = $1::regnamespace and relowner = current_user::regrole and relkind in ('r', 'p', 'S')`,
      [QUEUE_SCHEMA],
    );
    for (const { name, kind } of rows)
      await client.query(
        kind === 'S'
          ? `grant all on sequence ${name} to certitude_app`
          : `grant select, insert, update, delete on table ${name} to certitude_app`,
      );
  } finally {
    await client.end();
  }
}

/** Names of all migrations of this version, oldest first. */
export const migrationNames = (): string[] => migrations.map(({ name }) => name);
