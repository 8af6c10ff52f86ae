import { DatabaseClient } from '@certitude/server/core';
import { type TestServer } from '@certitude/server/testing';

/** All rows of an organization in all tables, seen past row-level security. */
export async function everythingOf(server: TestServer, organizationId: string): Promise<Record<string, string[]>> {
  const admin = new DatabaseClient({ connectionString: server.database.adminUrl });
  await admin.connect();
  try {
    const { rows: tables } = await admin.query<{ name: string }>(
      `select table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'organization_id' order by 1`,
    );
    const contents: Record<string, string[]> = {};
    for (const { name } of tables) {
      const { rows } = await admin.query<{ row: string }>(
        `select to_jsonb(t)::text as row from ${name} t where organization_id = $1 order by 1`,
        [organizationId],
      );
      contents[name] = rows.map(({ row }) => row);
    }
    return contents;
  } finally {
    await admin.end();
  }
}
