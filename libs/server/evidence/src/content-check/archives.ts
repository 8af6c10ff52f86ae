import { gunzipSync } from 'node:zlib';
import { type Entry as ZipEntry, fromBufferPromise, type ZipFile } from 'yauzl';
import { type Budget } from './budget';
import { OverBudget, Sealed } from './finding';

/** One file out of an archive. */
export interface Entry {
  readonly name: string;
  /** @throws Sealed, OverBudget */
  content(): Promise<Buffer>;
}

const CLOSED = [
  ['377abcaf271c', '7z'],
  ['526172211a07', 'RAR'],
  ['fd377a585a00', 'xz'],
  ['425a68', 'bzip2'],
  ['28b52ffd', 'Zstandard'],
] as const;

const startsWith = (bytes: Buffer, hex: string): boolean => bytes.subarray(0, hex.length / 2).toString('hex') === hex;

/**
 * What is in an archive; null for everything that is none.
 * @throws Sealed when it cannot be opened, OverBudget
 */
export function entriesOf(bytes: Buffer, budget: Budget): AsyncIterable<Entry> | null {
  const closed = CLOSED.find(([magic]) => startsWith(bytes, magic));
  if (closed && bytes.length > 32) throw new Sealed(`${closed[1]} archives cannot be opened`);
  if (startsWith(bytes, '1f8b08')) return gzip(bytes, budget);
  if (bytes.subarray(257, 262).toString('latin1') === 'ustar') return tar(bytes, budget);
  return startsWith(bytes, '504b0304') || startsWith(bytes, '504b0506') ? zip(bytes, budget) : null;
}

async function* gzip(bytes: Buffer, budget: Budget): AsyncGenerator<Entry> {
  const content = unzipped(bytes, budget);
  await Promise.resolve();
  yield { name: 'its content', content: () => Promise.resolve(content) };
}

function unzipped(bytes: Buffer, budget: Budget): Buffer {
  try {
    const content = gunzipSync(bytes, { maxOutputLength: budget.nextEntry });
    budget.spend('unpacked', content.length);
    return content;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new OverBudget('it unpacks to more than can be looked into');
    if (error instanceof OverBudget) throw error;
    throw new Sealed('the archive is damaged');
  }
}

const BLOCK = 512;

/** Sizes are what the header says only as far as there are bytes. */
async function* tar(bytes: Buffer, budget: Budget): AsyncGenerator<Entry> {
  for (let at = 0; at + BLOCK <= bytes.length;) {
    const header = bytes.subarray(at, at + BLOCK);
    const size = Number.parseInt(header.subarray(124, 136).toString('latin1').replaceAll('\0', ''), 8);
    const name = header.subarray(0, 100).toString('utf8').replace(/\0.*$/s, '');
    if (name !== '' && !(size >= 0)) throw new Sealed('the archive is damaged');
    at += BLOCK;
    if (name === '' || size === 0) continue;
    budget.spend('entries');
    const content = bytes.subarray(at, at + size);
    at += Math.ceil(size / BLOCK) * BLOCK;
    await Promise.resolve();
    yield { name, content: () => Promise.resolve(content) };
  }
}

/** Read by its directory, as every other program does; sizes are checked against what really comes out. */
async function* zip(bytes: Buffer, budget: Budget): AsyncGenerator<Entry> {
  try {
    const file = await fromBufferPromise(bytes, { lazyEntries: true });
    for await (const entry of file.eachEntry()) {
      budget.spend('entries');
      if (!entry.fileName.endsWith('/')) yield { name: entry.fileName, content: () => contentOf(file, entry, budget) };
    }
  } catch (error) {
    throw asSealed(error);
  }
}

async function contentOf(file: ZipFile, entry: ZipEntry, budget: Budget): Promise<Buffer> {
  if (entry.isEncrypted()) throw new Sealed('the archive is encrypted');
  if (!entry.canDecodeFileData()) throw new Sealed('the archive is packed in a way that cannot be read');
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of await file.openReadStreamPromise(entry)) {
      size += (piece as Buffer).length;
      if (size > budget.nextEntry) throw new OverBudget('it unpacks to more than can be looked into');
      pieces.push(piece as Buffer);
    }
  } catch (error) {
    throw asSealed(error);
  }
  budget.spend('unpacked', size);
  return Buffer.concat(pieces);
}

/** Whatever the reader says about a file that is not as it should be: nobody needs its words. */
const asSealed = (error: unknown): Error =>
  error instanceof OverBudget || error instanceof Sealed ? error : new Sealed('the archive is damaged');
