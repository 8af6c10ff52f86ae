import { readFile } from 'node:fs/promises';
import { InputError, errorCode, fileFromCaller } from './run-tool';

/** The text of a file named on the command line. Throws InputError when it cannot be read. */
export async function readCallersFile(file: string): Promise<string> {
  try {
    return await readFile(fileFromCaller(file), 'utf8');
  } catch (error) {
    throw new InputError(`${file} ${UNREADABLE[errorCode(error) ?? ''] ?? 'cannot be read'}.`);
  }
}

/** What a person is told when a file cannot be read, by error code. */
export const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EISDIR: 'is a folder, not a file',
  EACCES: 'may not be read by this user',
};
