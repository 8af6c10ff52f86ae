import { resolve } from 'node:path';
import { LaunchError } from '../start/errors';
import { DirectoryInUse } from '../start/claim';
import { Progress } from '../start/progress';
import { explanation } from '../start/report';
import { stopRequested } from '../start/stop-requests';
import { BackupRefused } from './manifest';

export const EXIT = { done: 0, failed: 1, incomplete: 2, interrupted: 130 } as const;

/** What a command works with: what is asked of it, and how it tells what is going on. */
export interface Run {
  readonly signal: AbortSignal;
  readonly report: (what: string) => void;
}

/** Runs a command to its end: progress while it runs, one sentence when it fails, a whole stop on Ctrl-C. */
export async function runCommandLine(
  doing: string,
  work: (run: Run) => Promise<{ readonly code: number; readonly lines: readonly string[] }>,
): Promise<number> {
  const signal = stopRequested();
  const progress = new Progress();
  let detail = '';
  const words = () => (detail ? `${doing}: ${detail}` : doing);
  try {
    const run = { signal, report: (what: string) => void (detail = what) };
    const { code, lines } = await progress.step(
      words,
      () => work(run),
      () => `${doing}: done`,
    );
    for (const line of lines) progress.say(line);
    return code;
  } catch (error) {
    console.error(signal.aborted ? 'Interrupted; nothing was changed.' : reason(error));
    return signal.aborted ? EXIT.interrupted : EXIT.failed;
  }
}

/** A folder named on the command line, where the person is who named it: npm runs scripts in the workspace. */
export const callersFolder = (folder: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), folder);

function reason(error: unknown): string {
  if (error instanceof BackupRefused) return error.message;
  if (error instanceof DirectoryInUse && error.holder.address)
    return `Certitude is running in ${error.directory}. Stop it first.`;
  if (error instanceof LaunchError || error instanceof DirectoryInUse) return explanation(error);
  // What PostgreSQL or the file system says is what a person can act on.
  if (error instanceof Error && 'code' in error) return error.message || String(error.code);
  return explanation(error);
}
