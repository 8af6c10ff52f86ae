import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { filePath } from './backup-folder';
import { copyMeasured, exists } from './files';
import { BackupRefused, type FileEntry } from './manifest';

/** Stored files of a backup, beside the folder that they will take the place of. */
export interface RestoredFiles {
  /** @returns the new name of the folder that was there, if any; and how to undo it */
  takePlace(): Promise<{ readonly aside: string | undefined; readonly undo: () => Promise<void> }>;
  discard(): Promise<void>;
}

interface FilesOptions {
  readonly files: readonly FileEntry[];
  readonly replace?: boolean;
  readonly signal?: AbortSignal;
  readonly report?: (what: string) => void;
}

/**
 * Copies the files of a backup next to where they belong.
 * @throws BackupRefused when there are files already, and nothing says that they may be put aside
 */
export async function restoreFiles(folder: string, dataDir: string, options: FilesOptions): Promise<RestoredFiles> {
  const place = join(dataDir, 'files');
  const isTaken = (await exists(place)) && (await readdir(place)).length > 0;
  if (isTaken && !options.replace) throw new BackupRefused(`${place} is not empty. ${HOW_TO_REPLACE}`);
  const draft = join(dataDir, 'restoring');
  const discard = () => rm(draft, { recursive: true, force: true });
  await discard();
  try {
    await copyAll(folder, draft, options);
  } catch (error) {
    await discard();
    throw error;
  }
  return { discard, takePlace: () => takePlace(draft, place) };
}

/** What to say where something is in the way. */
export const HOW_TO_REPLACE =
  'With --replace it is put aside under another name, and what the backup holds takes its place.';

async function copyAll(folder: string, draft: string, { files, signal, report }: FilesOptions): Promise<void> {
  await mkdir(join(draft, 'files'), { recursive: true, mode: 0o700 });
  for (const [index, file] of files.entries()) {
    signal?.throwIfAborted();
    report?.(`file ${index + 1} of ${files.length}`);
    const copied = await copyMeasured(filePath(folder, file), filePath(draft, file), signal);
    if (copied?.sha256 !== file.sha256)
      throw new BackupRefused(`${filePath(folder, file)} is not what the backup wrote.`);
  }
}

async function takePlace(draft: string, place: string) {
  const aside = (await exists(place)) ? asideName(place, '.') : undefined;
  if (aside) await rename(place, aside);
  await rename(join(draft, 'files'), place);
  await rm(draft, { recursive: true, force: true });
  const undo = async () => {
    await rm(place, { recursive: true, force: true });
    if (aside) await rename(aside, place);
  };
  return { aside, undo };
}

/** A name for what has to make room: `files.before-20270102t030405`. */
export function asideName(name: string, separator: string): string {
  const moment = new Date().toISOString().replace(/\..*/, '').replaceAll(/[-:]/g, '').toLowerCase();
  return `${name}${separator}before${separator === '.' ? '-' : '_'}${moment}`;
}
