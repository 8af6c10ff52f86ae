import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import type { ProcessEntry } from './processes';

/**
 * The name that every process of one data directory carries on its command line, so that an interrupted run's
 * processes are recognised without doubt. A hash, because a path may hold spaces or be the beginning of another.
 * @param directory existing directory
 */
export function markOf(directory: string): string {
  return `certitude-${createHash('sha256').update(realpathSync(directory)).digest('hex').slice(0, 16)}`;
}

/** Argument by which a Node service of the product carries the mark. */
export const serviceArgument = (mark: string): string => `--instance=${mark}`;

/** Database processes with this mark: the server itself, or what it left behind when it was killed. */
export function databaseProcesses(table: readonly ProcessEntry[], mark: string): ProcessEntry[] {
  return table.filter(({ command }) => isDatabase(command, mark));
}

/** Services (api, worker) started for this mark. */
export function serviceProcesses(table: readonly ProcessEntry[], mark: string): ProcessEntry[] {
  const argument = serviceArgument(mark);
  return table.filter(({ command }) => command.includes('main.mjs') && command.split(' ').includes(argument));
}

/** Whether the entry is the server itself; its helpers show a title instead of their command line. */
export const isPostmaster = ({ command }: ProcessEntry): boolean => command.includes(' cluster_name=');

function isDatabase(command: string, mark: string): boolean {
  if (command.startsWith(`postgres: ${mark}: `)) return true;
  return (
    /(^|[/\\])(postgres(\.exe)?"?|unshare|setpriv) /.test(command) &&
    command.split(' ').includes(`cluster_name=${mark}`)
  );
}
