import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { storedFilePath } from '@certitude/server/core';
import { exists, measureFile } from './files';
import { BackupRefused, MANIFEST, parseManifest, type FileEntry, type Manifest } from './manifest';

/** Where a table's rows are in a backup. */
export const tablePath = (folder: string, name: string): string => join(folder, 'tables', `${name}.copy`);

/** Where a stored file is, in a backup as in a data directory. */
export const filePath = (folder: string, place: Pick<FileEntry, 'organizationId' | 'fileId'>): string =>
  storedFilePath(join(folder, 'files'), place);

/**
 * Makes the folder of a new backup.
 * @returns a function that removes what an unfinished backup has written
 * @throws BackupRefused when there is something in it
 */
export async function prepareFolder(folder: string): Promise<() => Promise<void>> {
  const isNew = !(await exists(folder));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0)
    throw new BackupRefused(`${folder} is not empty. Name a folder for each backup.`);
  return async () => {
    for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true });
    if (isNew) await rm(folder, { recursive: true, force: true });
  };
}

/** The last step of a backup: with the manifest it is one. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const draft = join(folder, `${MANIFEST}.part`);
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(manifest, null, 1)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, join(folder, MANIFEST));
}

/** @throws BackupRefused when the folder holds no finished backup */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, MANIFEST);
  if (!(await exists(path)))
    throw new BackupRefused(`${folder} holds no finished backup: there is no ${MANIFEST} in it.`);
  return parseManifest(await readFile(path, 'utf8'));
}

/**
 * Reads everything the manifest names.
 * @param read is told how many bytes were read so far
 * @throws BackupRefused with everything that is missing, truncated or changed
 */
export async function checkFolder(
  folder: string,
  manifest: Manifest,
  { read, signal }: { readonly read: (bytes: number) => void; readonly signal?: AbortSignal },
): Promise<void> {
  const named = [
    ...manifest.tables.map((entry) => ({ ...entry, path: tablePath(folder, entry.name) })),
    ...manifest.files.map((entry) => ({ ...entry, path: filePath(folder, entry) })),
  ];
  const wrong: string[] = [];
  let bytes = 0;
  for (const { path, ...expected } of named) {
    const found = await measureFile(path, signal);
    if (found?.bytes !== expected.bytes || found.sha256 !== expected.sha256)
      wrong.push(`${path} is ${found ? 'not what the backup wrote' : 'missing'}.`);
    read((bytes += expected.bytes));
  }
  if (wrong.length > 0) throw new BackupRefused(`The backup contradicts its manifest:\n${listed(wrong)}`);
}

const SHOWN = 20;

/** The first lines of many. */
export function listed(lines: readonly string[]): string {
  const more = lines.length > SHOWN ? [`… and ${lines.length - SHOWN} more`] : [];
  return [...lines.slice(0, SHOWN), ...more].map((line) => `  ${line}`).join('\n');
}
