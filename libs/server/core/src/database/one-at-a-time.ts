import { setTimeout } from 'node:timers/promises';
import { DatabaseClient } from './database-client';

/** How long somebody waits until whoever was first is done, and how often they ask. Milliseconds. */
const PATIENCE = 5 * 60_000;
const ASK_EVERY = 250;

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
    const end = performance.now() + PATIENCE;
    while (!(await hasBegun(client, name))) {
      if (performance.now() > end)
        throw new Error('Somebody else has been bringing this database up to date for five minutes. Try again later.');
      await setTimeout(ASK_EVERY);
    }
    return await work();
  } finally {
    // Ends the transaction, and the lock with it.
    await client.end();
  }
}

/**
 * Whether the lock is had, in a transaction that stays open. Asked again and again, because a statement that waits for it
 * keeps a view of its moment, for whose end an index waits that the other one builds concurrently: both would wait forever.
 * Without parameters for the same reason: an answer to those stays open until the next question.
 */
async function hasBegun(client: DatabaseClient, name: string): Promise<boolean> {
  await client.query('begin');
  await client.query('set local idle_in_transaction_session_timeout = 0');
  const lock = `pg_try_advisory_xact_lock(hashtext(${client.escapeLiteral(name)}))`;
  const { rows } = await client.query<{ mine: boolean }>(`select ${lock} as mine`);
  if (rows[0]?.mine) return true;
  await client.query('rollback');
  return false;
}
