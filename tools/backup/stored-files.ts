import type pg from 'pg';
import type { FileEntry } from './manifest';

/** What the database says about the stored files whose content is kept. */
export async function storedFiles(client: pg.Client): Promise<FileEntry[]> {
  const { rows } = await client.query<FileEntry>(
    `select organization_id as "organizationId", id as "fileId", size::float8 as bytes, sha256
     from public.stored_file f
     -- As JSON, because backups of earlier versions have no such column.
     where to_jsonb(f) ->> 'withdrawn_at' is null order by organization_id, id`,
  );
  return rows;
}
