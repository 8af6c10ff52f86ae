import { createHash } from 'node:crypto';
import { type Readable } from 'node:stream';
import { AppError, requireThat } from '@certitude/server/core';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { fingerprintOf, isSigned } from '../format/instance-key';
import {
  ArchiveManifest,
  ArchiveSignature,
  ARCHIVE_FORMAT,
  filePath,
  MANIFEST,
  PEOPLE,
  SIGNATURE,
  tablePath,
} from '../format/manifest';
import { ARCHIVE_LIMITS } from './archive-limits';
import { linesOf } from './lines';

type Listed = { readonly size: number; readonly sha256: string; readonly rows?: number };

/** A row of an archive, and where it stood. */
export interface ArchivedRow {
  readonly line: number;
  readonly value: unknown;
}

/**
 * An archive that somebody brought. Nothing that it says is believed: what is unpacked is counted against what was announced,
 * and compared with its hash when it ends.
 */
export class ArchiveFile {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    readonly manifest: ArchiveManifest,
    /** Of the key that signed it. */
    readonly signedBy: string,
  ) {}

  /**
   * @throws AppError `archive.not-one`, `archive.newer`, `archive.damaged`, `archive.signature`, `archive.too-large`
   */
  static async open(path: string): Promise<ArchiveFile> {
    const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch(() => {
      throw new AppError('archive.not-one', 'It is no ZIP file, or not whole.');
    });
    try {
      const entries = await entriesOf(zip);
      const bytes = await small(zip, entries.get(MANIFEST));
      const signature = ArchiveSignature.safeParse(parsed(await small(zip, entries.get(SIGNATURE))));
      const manifest = manifestOf(bytes);
      requireThat(signature.success && isSigned(signature.data, bytes), 'archive.signature');
      requireListed(entries, manifest);
      return new ArchiveFile(zip, entries, manifest, fingerprintOf(signature.data.publicKey));
    } catch (error) {
      zip.close();
      throw asDamaged(error);
    }
  }

  people(): AsyncGenerator<ArchivedRow> {
    return this.rows(PEOPLE, this.manifest.people);
  }

  /** The rows of a table; none when it has none. */
  table(name: string): AsyncGenerator<ArchivedRow> {
    const listed = this.manifest.tables.find((table) => table.name === name);
    return listed ? this.rows(tablePath(name), listed) : nothing();
  }

  /** The content of a file; whether it is what was announced is known at its end. */
  async *content(file: ArchiveManifest['files'][number]): AsyncGenerator<Uint8Array> {
    yield* this.unpacked(filePath(file.id), file);
  }

  close(): void {
    this.zip.close();
  }

  private async *rows(path: string, listed: Listed): AsyncGenerator<ArchivedRow> {
    if (listed.rows === 0) return;
    let line = 0;
    for await (const text of linesOf(this.unpacked(path, listed), path)) {
      line += 1;
      if (line > (listed.rows ?? 0)) break;
      yield { line, value: parsed(text, `${path}, line ${line}, is no JSON.`) };
    }
    requireThat(line === listed.rows, 'archive.damaged', `${path} does not have as many rows as were announced.`);
  }

  private async *unpacked(path: string, { size, sha256 }: Listed): AsyncGenerator<Uint8Array> {
    const entry = this.entries.get(path);
    if (!entry) throw new AppError('archive.damaged', `${path} is missing.`);
    const hash = createHash('sha256');
    let read = 0;
    const content: Readable = await this.zip.openReadStreamPromise(entry);
    try {
      for await (const chunk of content as AsyncIterable<Uint8Array>) {
        read += chunk.byteLength;
        requireThat(read <= size, 'archive.damaged', `${path} unpacks to more than was announced.`);
        hash.update(chunk);
        yield chunk;
      }
    } catch (error) {
      throw asDamaged(error);
    }
    const same = read === size && hash.digest('hex') === sha256;
    requireThat(same, 'archive.damaged', `${path} is not what was put into the archive.`);
  }
}

async function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  requireThat(zip.entryCount <= ARCHIVE_LIMITS.entries, 'archive.too-large', 'It has too many entries.');
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    requireThat(!entries.has(entry.fileName), 'archive.damaged', 'It has two entries of the same name.');
    requireThat(!entry.isEncrypted(), 'archive.damaged', 'It is encrypted.');
    entries.set(entry.fileName, entry);
  }
  return entries;
}

/** What is small enough to be held. */
async function small(zip: ZipFile, entry: Entry | undefined): Promise<Buffer> {
  if (!entry) throw new AppError('archive.not-one', 'It has no manifest, or no signature.');
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    requireThat(size <= ARCHIVE_LIMITS.manifest, 'archive.too-large', 'Its manifest is too long.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function manifestOf(bytes: Uint8Array): ArchiveManifest {
  const value = parsed(bytes, 'The manifest is no JSON.');
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined;
  requireThat(!(typeof format === 'number' && format > ARCHIVE_FORMAT), 'archive.newer');
  const manifest = ArchiveManifest.safeParse(value);
  if (manifest.success) return manifest.data;
  const where = manifest.error.issues[0]?.path.join('.') ?? '';
  throw new AppError('archive.not-one', `Its manifest is not one of an archive: ${where}.`);
}

/** Everything that is there is announced, once, and all together is not more than may be taken. */
function requireListed(entries: ReadonlyMap<string, Entry>, manifest: ArchiveManifest): void {
  const lists = [manifest.people, ...manifest.tables];
  const rows = lists.reduce((sum, { size }) => sum + size, 0);
  requireThat(rows <= ARCHIVE_LIMITS.rows, 'archive.too-large', 'It has too many rows.');
  requireThat(manifest.people.rows <= ARCHIVE_LIMITS.people, 'archive.too-large', 'It names too many people.');
  const announced = [
    MANIFEST,
    SIGNATURE,
    ...(manifest.people.rows > 0 ? [PEOPLE] : []),
    ...manifest.tables.filter((table) => table.rows > 0).map(({ name }) => tablePath(name)),
    ...manifest.files.map(({ id }) => filePath(id)),
  ];
  const names = new Set(announced);
  requireThat(names.size === announced.length, 'archive.damaged', 'Something is announced twice.');
  const spare = [...entries.keys()].find((name) => !names.has(name));
  requireThat(spare === undefined, 'archive.damaged', 'It holds something that was not announced.');
  const missing = announced.find((name) => !entries.has(name));
  requireThat(missing === undefined, 'archive.damaged', `${missing ?? ''} is missing.`);
}

function parsed(bytes: Uint8Array, sentence = 'It is no JSON.'): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new AppError('archive.damaged', sentence);
  }
}

/** What the ZIP reader throws says that the file is broken. */
const asDamaged = (error: unknown): unknown =>
  error instanceof AppError ? error : new AppError('archive.damaged', 'It cannot be unpacked.');

async function* nothing(): AsyncGenerator<ArchivedRow> {
  // No rows.
}
