import { LaunchError } from './errors';
import { DirectoryInUse } from './claim';

/** Ends the program with what went wrong: a sentence for what a person can put right, a stack for what is our mistake. */
export function reportAndExit(error: unknown): never {
  console.error(explanation(error));
  process.exit(1);
}

/** What to print about an error. */
export function explanation(error: unknown): string {
  if (error instanceof LaunchError) return error.message;
  if (error instanceof DirectoryInUse) return inUse(error);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function inUse({ directory, holder }: DirectoryInUse): string {
  const where = holder.address
    ? `Certitude is already running: open ${holder.address}`
    : 'Certitude is already starting';
  return `${where} (process ${holder.pid} uses ${directory}). To run another one beside it, set DATA_DIR to another folder.`;
}
