import pg from 'pg';
import { type Config } from '../config/config';
import { directSettings } from '../database/connection-settings';
import { QUEUE_SCHEMA } from '../database/provision';

/** Milliseconds that the queue waits for one of its connections. */
const ACQUIRE_WITHIN = 5_000;

/**
 * Connections of the queues of a process to PostgreSQL. A worker listens on one of them for as long as it works, and makes a
 * new one when that breaks; all of them end by themselves when they have gone silent.
 */
export function queuePool(
  config: Pick<Config, 'databaseDirectUrl' | 'databasePatience'>,
  { connections, settings }: { readonly connections: number; readonly settings: string },
): pg.Pool {
  const pool = new pg.Pool({
    ...directSettings(config, { name: 'certitude-queue', statement: config.databasePatience }),
    // The queue's statements name its tables without a schema.
    options: `-c search_path=${QUEUE_SCHEMA} ${settings}`,
    max: connections,
    connectionTimeoutMillis: ACQUIRE_WITHIN,
  });
  // A restart of PostgreSQL breaks idle connections; the pool replaces them.
  pool.on('error', () => undefined);
  return pool;
}
