import { type FileHandle, open } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { type ContentTask } from './content-task';
import { type Verdict } from './finding';
import { inspectContent } from './inspect';

/** What is looked at in one piece, as archives must be. */
const WHOLE = 64 * 1024 * 1024;
/** Longer than any key. */
const OVERLAP = 1024 * 1024;

parentPort?.on('message', (task: ContentTask) => {
  verdictOn(task).then(
    (result) => parentPort?.postMessage({ result }),
    (error: unknown) => parentPort?.postMessage({ failure: String(error) }),
  );
});

async function verdictOn({ name, path }: ContentTask): Promise<Verdict> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    return size <= WHOLE ? await inspectContent(name, await piece(file, 0, size)) : await inPieces(name, file, size);
  } finally {
    await file.close();
  }
}

/** A file that is too large for one piece: keys are found in it, but no archive is opened. */
async function inPieces(name: string, file: FileHandle, size: number): Promise<Verdict> {
  for (let at = 0; at < size; at += WHOLE - OVERLAP) {
    const verdict = await inspectContent(name, await piece(file, at, Math.min(WHOLE, size - at)));
    if (verdict.kind === 'refused') return verdict;
  }
  return { kind: 'sealed', why: 'it is larger than can be looked into' };
}

async function piece(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}
