import { type Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** A file of a ZIP that is being written. */
export interface ZipEntry {
  readonly path: string;
  /** Bytes, where they are known before; a file that has others breaks the writing off. */
  readonly size?: number;
  /** Whether it is worth packing: what is packed has no size that is known before. */
  readonly packed?: boolean;
  /** Begun when its turn has come: entries may say what those before them were. */
  readonly open: () => Promise<Readable>;
}

const MODE = 0o100644;

/**
 * A ZIP as it is written, one file open at a time. The same entries and moment are the same bytes, in every zone.
 * @throws whatever reading an entry throws
 */
export async function* zipped(entries: readonly ZipEntry[], at: Date): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  let current: Readable | null = null;
  const fail = (error: Error): void => void output.destroy(error);
  zip.on('error', fail);
  for (const { path, size, packed = false, open } of entries) {
    const options = { ...(size !== undefined && { size }), ...stamped(at), compress: packed };
    zip.addReadStreamLazy(path, options, (give) => {
      open().then((content) => {
        current = content.once('error', fail);
        give(null, content);
      }, fail);
    });
  }
  zip.end();
  try {
    for await (const chunk of output) yield chunk as Uint8Array;
  } finally {
    // Of a download that nobody waits for any more.
    (current as Readable | null)?.destroy();
  }
}

/** Bytes of a ZIP of unpacked files whose sizes are known. */
export function zippedSize(entries: readonly (ZipEntry & { readonly size: number })[], at: Date): Promise<number> {
  const zip = new ZipFile();
  for (const { path, size } of entries)
    // Asked for only when somebody reads: nobody does.
    zip.addReadStreamLazy(path, { size, compress: false, ...stamped(at) }, () => undefined);
  return new Promise((resolve, reject) => {
    zip.on('error', reject);
    const ended = (size?: number): void => resolve(size ?? 0);
    zip.end(undefined, ended);
  });
}

/** ZIP knows no zones: what a clock in UTC showed is written, wherever the server is. */
function stamped(at: Date): { readonly mtime: Date; readonly mode: number; readonly forceDosTimestamp: true } {
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
  const mtime = new Date(year, month, day, at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds());
  return { mtime, mode: MODE, forceDosTimestamp: true };
}
