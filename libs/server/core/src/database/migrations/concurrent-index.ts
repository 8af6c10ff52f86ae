import { type QueryRunner } from 'typeorm';

/** It waits for transactions that are older, a backup perhaps, and holds up nobody meanwhile. */
const PATIENCE = '15min';

/**
 * Builds an index while everybody goes on reading and writing: for migrations that say `transaction = false`, and do nothing
 * else. What an attempt left behind that was interrupted is kept up by every write and used by no question: it goes first.
 * @param on table, and columns in parentheses
 */
export async function indexConcurrently(runner: QueryRunner, name: string, on: string): Promise<void> {
  const [found] = (await runner.query('select indisvalid as valid from pg_index where indexrelid = to_regclass($1)', [
    name,
  ])) as { readonly valid: boolean }[];
  if (found?.valid) return;
  await runner.query(`set lock_timeout = '${PATIENCE}'`);
  try {
    if (found) await runner.query(`drop index concurrently ${name}`);
    await runner.query(`create index concurrently ${name} on ${on}`);
  } finally {
    await runner.query('reset lock_timeout');
  }
}
