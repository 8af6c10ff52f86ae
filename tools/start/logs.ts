import { closeSync, existsSync, mkdirSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const largest = 10 * 1024 * 1024;

/** The last `length` bytes of a log file, from `from` bytes on; empty when there is no file. */
export function tailOf(file: string, length: number, from = 0): string {
  if (!existsSync(file)) return '';
  const size = statSync(file).size;
  const start = Math.max(from, size - length);
  const bytes = Buffer.alloc(Math.max(0, size - start));
  const handle = openSync(file, 'r');
  try {
    readSync(handle, bytes, 0, bytes.length, start);
  } finally {
    closeSync(handle);
  }
  return bytes.toString('utf8').trim();
}

/** Makes room for a log file: its folder, and a fresh file when it has grown over 10 MiB (the old one is kept as `.1`). */
export function prepareLog(file: string): string {
  mkdirSync(dirname(file), { recursive: true });
  if (sizeOf(file) > largest) renameSync(file, `${file}.1`);
  return file;
}

/** Size in bytes; 0 when there is no file. */
export const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);
