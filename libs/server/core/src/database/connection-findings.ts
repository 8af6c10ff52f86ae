import pg from 'pg';
import { DatabaseClient } from './database-client';

/** What a connection to PostgreSQL turned out to be. */
export interface ConnectionFindings {
  /** Two transactions of one connection ran on different ones of PostgreSQL: a pooler in transaction mode. */
  readonly isPooled: boolean;
  /** A statement that was prepared under a name is there in the next transaction. */
  readonly keepsStatements: boolean;
  /** The role that it signs in as. */
  readonly role: string;
  /** Time limits that this role has not got. */
  readonly unlimited: readonly string[];
}

/** Of the role; each transaction says its own besides. */
const LIMITS = ['statement_timeout', 'idle_in_transaction_session_timeout'];
/** A pooler gives whichever connection is free: not every look meets another one. */
const LOOKS = 3;
const SETTLE_WITHIN = 10_000;

const PID = 'select pg_backend_pid() as pid';
const NAMED = 'certitude-which-connection';

/** Looks at what an address leads to, with two connections for a moment, which ask for no settings. */
export async function findingsOf(url: string): Promise<ConnectionFindings> {
  const settings = { connectionString: url, application_name: 'certitude-look', silentAfter: SETTLE_WITHIN };
  const [client, other] = [new DatabaseClient(settings), new DatabaseClient(settings)];
  try {
    await client.connect();
    await other.connect();
    const { rows } = await client.query<{ role: string; unlimited: string[] }>(
      `select current_user as role, coalesce(array_agg(name::text order by name) filter (where setting = '0'), '{}') as unlimited
       from pg_settings where name = any ($1)`,
      [LIMITS],
    );
    const { role = '', unlimited = [] } = rows[0] ?? {};
    return { ...(await stability(client, other)), role, unlimited };
  } finally {
    await Promise.all([client.end(), other.end()]);
  }
}

/** Asks again and again on one connection, while the other one holds what the first has just used, if that can be. */
async function stability(client: pg.Client, other: pg.Client) {
  const own = new Set<number>();
  const others = new Set<number>();
  let keepsStatements = true;
  for (let look = 0; look < LOOKS; look += 1) {
    // Twice: some poolers give what has rested longest, others what was used last.
    own.add(await pidOf(client));
    own.add(await pidOf(client));
    await other.query('begin');
    others.add(await pidOf(other));
    own.add(await pidOf(client));
    keepsStatements &&= (await isKept(client)) && (await isKept(other));
    await other.query('rollback');
  }
  return { isPooled: own.size > 1 || [...others].some((pid) => own.has(pid)), keepsStatements };
}

const pidOf = async (client: pg.Client): Promise<number> =>
  (await client.query<{ pid: number }>(PID)).rows[0]?.pid ?? 0;

/** The driver prepares it once for each connection, and counts on it from then on. */
const isKept = (client: pg.Client): Promise<boolean> =>
  client.query({ name: NAMED, text: PID }).then(
    () => true,
    (error: unknown) => {
      if (error instanceof pg.DatabaseError) return false;
      throw error;
    },
  );
