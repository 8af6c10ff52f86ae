import pg from 'pg';
import { DatabaseClient } from './database-client';

/** How long somebody waits until whoever was first is done. */
const PATIENCE = '5min';
/** SQLSTATE of a lock that was not given in time. */
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Does work on a database while nobody else does the same: the others wait. The lock belongs to a transaction that stays open
 * meanwhile on a connection of its own, so that it ends with that connection, whatever happens; a lock of a session could
 * stay behind in a pooler.
 * @param name of the work
 * @throws Error when others are still at it after five minutes
 */
export async function oneAtATime<T>(url: string, name: string, work: () => Promise<T>): Promise<T> {
  const client = new DatabaseClient({ connectionString: url, application_name: name });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`set local lock_timeout = '${PATIENCE}'; set local idle_in_transaction_session_timeout = 0`);
    // Without parameters: an answer to those stays open until the next question, and with it a view of this moment, for whose
    // end an index that is built concurrently waits.
    await client.query(`select pg_advisory_xact_lock(hashtext(${client.escapeLiteral(name)}))`).catch(explain);
    return await work();
  } finally {
    // Ends the transaction, and the lock with it.
    await client.end();
  }
}

function explain(error: unknown): never {
  if (error instanceof pg.DatabaseError && error.code === LOCK_NOT_AVAILABLE)
    throw new Error('Somebody else has been bringing this database up to date for five minutes. Try again later.');
  throw error;
}
