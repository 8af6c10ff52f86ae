import { migrate, migrationNames } from '@certitude/server/core';
import { checkFolder, listed, readManifest } from './backup-folder';
import { loadBackup } from './load';
import { BackupRefused, unknownMigrations, type Manifest } from './manifest';
import { restoreFiles } from './restored-files';
import { NewDatabase, type DatabasePlace } from './new-database';

export interface RestoreTarget extends DatabasePlace {
  /** Folder that keeps the stored files. */
  readonly dataDir: string;
}

export interface RestoreOptions {
  /** Whether a database or files that are there may be put aside. */
  readonly replace?: boolean;
  readonly signal?: AbortSignal;
  readonly report?: (what: string) => void;
}

export interface Restored {
  readonly manifest: Manifest;
  /** Migrations of this version that the backup did not have yet. */
  readonly migrations: readonly string[];
  /** What was there before, under its new name: nothing is deleted. */
  readonly aside: readonly string[];
}

/**
 * Restores a backup: everything or nothing. It is built beside what is there, checked, and takes its place at the end.
 * @throws BackupRefused when the backup contradicts itself, or its place is taken
 */
export async function restoreBackup(
  folder: string,
  target: RestoreTarget,
  options: RestoreOptions = {},
): Promise<Restored> {
  const manifest = await readManifest(folder);
  requireKnown(manifest);
  const { signal, report = () => undefined } = options;
  await checkFolder(folder, manifest, { signal, read: (bytes) => report(`checking, ${mebibytes(bytes)}`) });
  const database = await NewDatabase.prepare(target, options);
  const files = await restoreFiles(folder, target.dataDir, { ...options, files: manifest.files });
  try {
    const ownerUrl = await database.create();
    await makeSchema(ownerUrl, manifest);
    await loadBackup(ownerUrl, { folder, manifest }, { signal, report });
    report('migrating to this version');
    const migrations = await migrate(ownerUrl);
    signal?.throwIfAborted();
    const aside = await database.takePlace(() => files.takePlace());
    return { manifest, migrations, aside };
  } catch (error) {
    await database.discard();
    await files.discard();
    throw error;
  }
}

function requireKnown(manifest: Manifest): void {
  const unknown = unknownMigrations(manifest, migrationNames());
  if (unknown.length === 0) return;
  throw new BackupRefused(
    `The backup has migrations that this version does not know. Restore it with the version that made it (${manifest.product}) or a later one:\n${listed(unknown)}`,
  );
}

/** The schema as it was when the backup was made. */
async function makeSchema(ownerUrl: string, { migrations }: Manifest): Promise<void> {
  try {
    await migrate(ownerUrl, migrations);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new BackupRefused(`The migrations that the manifest names make no schema: ${reason}`);
  }
}

const mebibytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MiB`;
