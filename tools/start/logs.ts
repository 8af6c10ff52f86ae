import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

const largest = 10 * 1024 * 1024;

/** The last `length` bytes of a log file, from `from` bytes on; empty when there is none that can be read. */
export function tailOf(file: string, length: number, from = 0): string {
  try {
    return lastBytes(file, length, from).toString('utf8').trim();
  } catch {
    return '';
  }
}

function lastBytes(file: string, length: number, from = 0): Buffer {
  const size = statSync(file).size;
  const start = Math.max(from, size - length);
  const bytes = Buffer.alloc(Math.max(0, size - start));
  const handle = openSync(file, 'r');
  try {
    return bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, start));
  } finally {
    closeSync(handle);
  }
}

/** Makes room for a log file: its folder, and a fresh file when it has grown over 10 MiB (the old one is kept as `.1`). */
export function prepareLog(file: string): string {
  mkdirSync(dirname(file), { recursive: true });
  if (sizeOf(file) > largest) renameSync(file, `${file}.1`);
  return file;
}

/**
 * A handle that a child may write its output to. Without a log a process works all the same: where the file cannot be
 * opened (a full disk, a folder that is gone), what it prints is dropped.
 */
export function openLog(file: string): number | 'ignore' {
  try {
    return openSync(prepareLog(file), 'a', 0o600);
  } catch {
    return 'ignore';
  }
}

/** Gives back what `openLog` gave, once the child has it. */
export function closeLog(log: number | 'ignore'): void {
  if (log !== 'ignore') closeSync(log);
}

/**
 * Empties a log file that has grown over 10 MiB while it is written to; its last 10 MiB are kept as `.1`. In place and
 * not by another name, because the writer holds it open. Where there is no room for the copy there is none.
 * @returns whether it was emptied
 */
export function rotateInPlace(file: string, most = largest): boolean {
  if (sizeOf(file) <= most) return false;
  keepEnd(file, most);
  truncateSync(file);
  return true;
}

function keepEnd(file: string, length: number): void {
  const kept = `${file}.1`;
  try {
    // The old copy first: on a full disk it is the room for the new one.
    rmSync(kept, { recursive: true, force: true });
    writeFileSync(kept, lastBytes(file, length), { mode: 0o600 });
  } catch {
    rmSync(kept, { recursive: true, force: true });
  }
}

/** Size in bytes; 0 when there is no file. */
export const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

const lookEveryMs = 5_000;

/**
 * Keeps log files bounded while they are written to.
 * @returns a function that ends it
 */
export function boundLogs(files: readonly string[], most = largest, everyMs = lookEveryMs): () => void {
  const timer = setInterval(() => files.forEach((file) => rotateIfPossible(file, most)), everyMs).unref();
  return () => clearInterval(timer);
}

/** Another moment will do: a log is never a reason to end. */
function rotateIfPossible(file: string, most: number): void {
  try {
    rotateInPlace(file, most);
  } catch {
    return;
  }
}
