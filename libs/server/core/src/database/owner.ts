import { DatabaseClient } from './database-client';

/** One open transaction of the owner role. */
export interface OwnerTransaction {
  query<Row extends object>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/**
 * Runs `work` in one transaction as the role that owns the schema: for what the application may only read, such as
 * published model releases. Rows of organizations stay hidden from this role too.
 */
export async function asOwner<T>(ownerUrl: string, work: (tx: OwnerTransaction) => Promise<T>): Promise<T> {
  const client = new DatabaseClient({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    const result = await work({
      query: async <Row extends object>(sql: string, parameters: readonly unknown[] = []) =>
        (await client.query<Row>(sql, [...parameters])).rows,
    });
    await client.query('commit');
    return result;
  } finally {
    // Ending the connection rolls back what was not committed.
    await client.end();
  }
}
