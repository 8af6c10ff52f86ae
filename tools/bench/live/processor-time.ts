import { readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;
/** After the name in parentheses; numbered from the state on, which is field 3 of `proc_pid_stat(5)`. */
const FIELD = { user: 11, system: 12, userOfChildren: 13, systemOfChildren: 14 } as const;

/** Processor seconds that a process has used so far; null where the system does not tell. */
export const processorSeconds = (pid: number): number | null => seconds(pid, [FIELD.user, FIELD.system]);

/** The same of a process and all that it has started, running or ended. */
export function processorSecondsOfAll(pid: number): number | null {
  const children = proc(`${pid}/task/${pid}/children`)?.trim().split(' ').filter(Boolean).map(Number) ?? [];
  const own = seconds(pid, Object.values(FIELD));
  // One that ends meanwhile is counted by its parent next time.
  return own === null ? null : children.reduce((sum, child) => sum + (seconds(child, Object.values(FIELD)) ?? 0), own);
}

function seconds(pid: number, wanted: readonly number[]): number | null {
  const stat = proc(`${pid}/stat`);
  if (!stat) return null;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return wanted.reduce((sum, field) => sum + Number(fields[field]), 0) / TICKS_PER_SECOND;
}

function proc(file: string): string | null {
  try {
    return readFileSync(`/proc/${file}`, 'utf8');
  } catch {
    return null;
  }
}
