import { ARCHIVE_LIMITS } from './archive-limits';
import { type ArchivedRow } from './archive-file';

/** Rows in groups that one statement can write. */
export async function* archiveBatches(rows: AsyncIterable<ArchivedRow>): AsyncGenerator<readonly ArchivedRow[]> {
  let batch: ArchivedRow[] = [];
  let size = 0;
  for await (const row of rows) {
    batch.push(row);
    size += JSON.stringify(row.value).length;
    if (batch.length < ARCHIVE_LIMITS.batch && size < ARCHIVE_LIMITS.batchBytes) continue;
    yield batch;
    [batch, size] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}
