import { open } from 'node:fs/promises';
import { LIMITS } from '@certitude/exchange';
import { InputError, errorCode, fileFromCaller } from '../maturity/run-tool';
import { UNREADABLE } from '../maturity/read-file';

/** The bytes of a file named on the command line, or of the link that stands there. @throws InputError for no such file */
export async function sourceBytes(source: string): Promise<Uint8Array> {
  if (/^https?:\/\/|^#?progress=/.test(source)) return new TextEncoder().encode(source);
  try {
    return await startOfFile(fileFromCaller(source));
  } catch (error) {
    throw new InputError(`${source} ${UNREADABLE[errorCode(error) ?? ''] ?? 'cannot be read'}.`);
  }
}

/** As much of a file as it takes to see that it is too large. */
async function startOfFile(path: string): Promise<Uint8Array> {
  await using file = await open(path);
  const { size } = await file.stat();
  const bytes = Buffer.alloc(Math.min(size, LIMITS.fileBytes + 1));
  const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
  return bytes.subarray(0, bytesRead);
}
