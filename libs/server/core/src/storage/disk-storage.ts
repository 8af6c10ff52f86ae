import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, opendir, rename, rm, stat, unlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type Readable } from 'node:stream';
import { OrganizationId, StoredFileId } from '@certitude/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config';
import { AppError, requireThat } from '../errors/app-error';
import { newId } from '../ids';
import { type FilePlace, FileStorage, requireSize, type UnfinishedFile, type WrittenFile } from './file-storage';

const UNFINISHED = '.part';
/** No space, no quota, a disk that takes no writes. */
const FULL = ['ENOSPC', 'EDQUOT', 'EROFS'];

/** Files in the data directory: `files/<organization>/<two digits>/<id>`. */
@Injectable()
export class DiskStorage extends FileStorage {
  private readonly root: string;
  private readonly maxSize: number;

  constructor(@Inject(CONFIG) config: Pick<Config, 'dataDir' | 'maxFileSize'>) {
    super();
    this.root = resolve(config.dataDir, 'files');
    this.maxSize = config.maxFileSize;
  }

  override async write(
    place: FilePlace,
    content: AsyncIterable<Uint8Array>,
    judge?: (file: UnfinishedFile) => Promise<void>,
  ): Promise<WrittenFile> {
    const path = this.pathOf(place);
    const unfinished = `${path}.${newId()}${UNFINISHED}`;
    try {
      await makeDirectory(dirname(path));
      const written = await this.writeNew(unfinished, content);
      await judge?.({ ...written, path: unfinished });
      await rename(unfinished, path);
      await syncDirectory(dirname(path));
      return written;
    } catch (error) {
      await rm(unfinished, { force: true });
      throw isFull(error) ? new AppError('saving.unavailable') : error;
    }
  }

  override async read(place: FilePlace): Promise<Readable> {
    const file = await open(this.pathOf(place)).catch(whenMissing(() => null));
    if (!file) throw new AppError('not-found');
    return file.createReadStream();
  }

  override async sizeOf(place: FilePlace): Promise<number | null> {
    return (await stat(this.pathOf(place)).catch(whenMissing(() => null)))?.size ?? null;
  }

  override async delete(place: FilePlace): Promise<void> {
    await unlink(this.pathOf(place)).catch(whenMissing(() => undefined));
  }

  override async deleteAll(organizationId: OrganizationId): Promise<void> {
    await rm(join(this.root, segment(organizationId)), { recursive: true, force: true });
  }

  override async *organizations(): AsyncGenerator<OrganizationId> {
    for await (const { name } of entriesOf(this.root)) {
      const id = OrganizationId.safeParse(name);
      if (id.success) yield id.data;
    }
  }

  override async *completeBefore(organizationId: OrganizationId, moment: Date): AsyncGenerator<StoredFileId> {
    for await (const { name } of this.filesBefore(organizationId, moment)) {
      const id = StoredFileId.safeParse(name);
      if (id.success) yield id.data;
    }
  }

  override async forgetUnfinished(organizationId: OrganizationId, before: Date): Promise<void> {
    for await (const { name, path } of this.filesBefore(organizationId, before))
      if (name.endsWith(UNFINISHED)) await rm(path, { force: true });
  }

  private async *filesBefore(organizationId: OrganizationId, moment: Date): AsyncGenerator<NamedPath> {
    for await (const folder of entriesOf(join(this.root, segment(organizationId))))
      for await (const file of entriesOf(folder.path)) {
        // One that is gone meanwhile is none.
        const about = await stat(file.path).catch(whenMissing(() => null));
        if (about !== null && about.mtime < moment) yield file;
      }
  }

  private async writeNew(path: string, content: AsyncIterable<Uint8Array>): Promise<WrittenFile> {
    const file = await open(path, 'wx', 0o600);
    try {
      const written = await this.copy(content, file);
      await file.sync();
      return written;
    } finally {
      await file.close();
    }
  }

  private async copy(content: AsyncIterable<Uint8Array>, file: FileHandle): Promise<WrittenFile> {
    const hash = createHash('sha256');
    let size = 0;
    for await (const chunk of content) {
      size += chunk.byteLength;
      requireSize(size, this.maxSize);
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    requireThat(size > 0, 'file.empty');
    return { size, sha256: hash.digest('hex') };
  }

  private pathOf(place: FilePlace): string {
    return storedFilePath(this.root, place);
  }
}

/**
 * Where the content of a file is. The end of a UUIDv7 is random, its beginning is the time: by its end files spread evenly
 * over directories.
 * @param root the folder `files` of a data directory
 */
export function storedFilePath(
  root: string,
  { organizationId, fileId }: { readonly organizationId: string; readonly fileId: string },
): string {
  const name = segment(fileId);
  return join(root, segment(organizationId), name.slice(-2), name);
}

/** Ids are validated where they come in; a path is still never made of anything else. */
function segment(id: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new Error('Not an id.');
  return id;
}

interface NamedPath {
  readonly name: string;
  readonly path: string;
}

/** What is in a directory; nothing is in one that is not there. */
async function* entriesOf(path: string): AsyncGenerator<NamedPath> {
  const directory = await opendir(path).catch(whenMissing(() => null));
  if (!directory) return;
  for await (const { name } of directory) yield { name, path: join(path, name) };
}

const isFull = (error: unknown): boolean => FULL.includes((error as NodeJS.ErrnoException).code ?? '');

/** A new directory survives a power cut only once the one above it is on disk. */
async function makeDirectory(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = path; made.length >= first.length; made = dirname(made)) await syncDirectory(dirname(made));
}

/** The new name survives a power cut only once its directory is on disk. Windows cannot open directories, and need not. */
async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const directory = await open(path);
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

const whenMissing =
  <T>(then: () => T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return then();
    throw error;
  };
