import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Transform, Writable, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** What went through: bytes, and their SHA-256 in hexadecimal. */
export interface Measured {
  readonly bytes: number;
  readonly sha256: string;
}

/** Lets everything through and measures it on the way. */
class Measure extends Transform {
  private readonly hash = createHash('sha256');
  private bytes = 0;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: (error: null, chunk: Buffer) => void): void {
    this.hash.update(chunk);
    this.bytes += chunk.byteLength;
    done(null, chunk);
  }

  result(): Measured {
    return { bytes: this.bytes, sha256: this.hash.digest('hex') };
  }
}

/** Writes a new file, readable by its owner only, and on the disk when this returns. */
export async function writeMeasured(path: string, source: Readable, signal?: AbortSignal): Promise<Measured> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const measure = new Measure();
  await pipeline(source, measure, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }), { signal });
  return measure.result();
}

/** Measures a file. @returns undefined when there is none */
export async function measureFile(path: string, signal?: AbortSignal): Promise<Measured | undefined> {
  const file = await open(path).catch(whenMissing);
  if (!file) return undefined;
  const measure = new Measure();
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  await pipeline(file.createReadStream(), measure, nowhere, { signal });
  return measure.result();
}

/** Copies a file and measures the copy. @returns undefined when there is none to copy */
export async function copyMeasured(from: string, to: string, signal?: AbortSignal): Promise<Measured | undefined> {
  if (!(await exists(from))) return undefined;
  return writeMeasured(to, createReadStream(from), signal);
}

export const exists = async (path: string): Promise<boolean> => (await stat(path).catch(whenMissing)) !== undefined;

function whenMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
  throw error;
}
