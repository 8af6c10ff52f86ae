import { opendir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ARCHIVE_DAYS } from '@certitude/contracts/exchange';

const DAY = 24 * 3_600_000;

/** Deletes archives, and what was left of making and bringing some, once they are older than an archive is kept. */
export async function sweepArchives(dataDir: string, now: Date): Promise<void> {
  const before = new Date(now.getTime() - ARCHIVE_DAYS * DAY);
  for await (const folder of entriesOf(join(dataDir, 'archives')))
    for await (const path of entriesOf(folder)) {
      const about = await stat(path).catch(() => null);
      if (about !== null && about.mtime < before) await rm(path, { recursive: true, force: true });
    }
}

/** What is in a folder; nothing is in one that is not there. */
async function* entriesOf(path: string): AsyncGenerator<string> {
  const directory = await opendir(path).catch(() => null);
  if (!directory) return;
  for await (const { name } of directory) yield join(path, name);
}
