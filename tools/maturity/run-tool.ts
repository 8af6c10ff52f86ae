import { resolve } from 'node:path';
import { ExchangeError } from '@certitude/exchange';
import { AnswerError, IncompatibleExtensionError } from '@certitude/maturity';
import { ModelFileError } from '@certitude/maturity/files';

/** Something the person at the terminal can act on: its message is a sentence, shown without a stack. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

const EXPECTED = [InputError, ExchangeError, AnswerError, ModelFileError, IncompatibleExtensionError];

/** Runs a command-line tool. What is wrong with its input goes to stderr, one line per problem, with exit code 2. */
export async function runTool(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!EXPECTED.some((kind) => error instanceof kind)) throw error;
    for (const line of linesOf(error)) console.error(line);
    process.exitCode = 2;
  }
}

/** A file named on the command line: npm moves to the workspace root, so its path counts from where it was typed. */
export function fileFromCaller(file: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), file);
}

/** The node error code of a caught value (`ENOENT`, `EISDIR` …), if it carries one. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

function linesOf(error: unknown): readonly string[] {
  if (error instanceof InputError || error instanceof ExchangeError) return [error.message];
  if (!(error instanceof Error) || !('problems' in error) || !Array.isArray(error.problems)) return [String(error)];
  return error.problems.map(({ path, message }) => (path ? `${path}: ${message}` : message));
}
