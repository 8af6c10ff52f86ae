import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { errorCode, LaunchError } from './errors';
import { waitUntil } from './waiting';

/** One running process: `command` is its whole command line, arguments joined by a space. */
export interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** All running processes this user can see. */
export function processTable(): ProcessEntry[] {
  if (process.platform === 'linux') return readdirSync('/proc').flatMap((name) => fromProc(name) ?? []);
  return process.platform === 'win32' ? fromPowerShell() : fromPs();
}

function fromProc(name: string): ProcessEntry | undefined {
  if (!/^\d+$/.test(name)) return undefined;
  try {
    const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { pid: Number(name), parent: Number(statFields(name)[1]), command };
  } catch {
    return undefined; // ended meanwhile
  }
}

/** Fields of /proc/<pid>/stat from the state on; the program name before it may itself contain spaces and brackets. */
function statFields(pid: string): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function fromPs(): ProcessEntry[] {
  return parsePs(execFileSync('ps', ['-axww', '-o', 'pid=,ppid=,command='], { encoding: 'utf8' }));
}

/** Reads the output of `ps -o pid=,ppid=,command=`. */
export function parsePs(output: string): ProcessEntry[] {
  return [...output.matchAll(/^\s*(\d+)\s+(\d+)\s+(.*)$/gm)].map(([, pid, parent, command = '']) => ({
    pid: Number(pid),
    parent: Number(parent),
    command: command.trim(),
  }));
}

function fromPowerShell(): ProcessEntry[] {
  const list =
    'Get-CimInstance Win32_Process | ForEach-Object { "$($_.ProcessId) $($_.ParentProcessId) $($_.CommandLine)" }';
  return parsePs(execFileSync('powershell', ['-NoProfile', '-Command', list], { encoding: 'utf8' }));
}

/**
 * When a process was born, as an opaque text: with the pid it names one process for good, although pids are used again.
 * @returns undefined when there is no such process (a zombie counts as gone)
 */
export function birthOf(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') return birthFromProc(pid);
    if (process.platform === 'win32')
      return ask('powershell', ['-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.Ticks`]);
    return ask('ps', ['-o', 'lstart=', '-p', String(pid)]);
  } catch {
    return undefined;
  }
}

function birthFromProc(pid: number): string | undefined {
  const fields = statFields(String(pid));
  if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19]}`;
}

function ask(program: string, args: string[]): string | undefined {
  return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || undefined;
}

/** Whether a process with this id runs (it may be a later one with the same id: see `birthOf`). */
export function isAlive(pid: number): boolean {
  try {
    if (process.platform === 'linux') return birthFromProc(pid) !== undefined;
    return process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** The processes below this one: children, their children and so on. */
export function descendantsOf(pid: number, table: readonly ProcessEntry[]): ProcessEntry[] {
  return table.filter((entry) => entry.parent === pid).flatMap((child) => [child, ...descendantsOf(child.pid, table)]);
}

/**
 * Sends a signal; a process that is gone already is fine.
 * @throws LaunchError when it belongs to another user
 */
export function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (errorCode(error) === 'EPERM')
      throw new LaunchError(`Process ${pid} belongs to another user and must end first.`);
    if (errorCode(error) !== 'ESRCH') throw error;
  }
}

/**
 * Asks processes to end and kills those that still run after `graceMs` milliseconds.
 * @throws LaunchError when one of them belongs to another user
 */
export async function endProcesses(pids: readonly number[], signal: NodeJS.Signals, graceMs: number): Promise<void> {
  for (const pid of pids) signalProcess(pid, signal);
  const allGone = () => pids.every((pid) => !isAlive(pid));
  if (await waitUntil(allGone, { timeoutMs: graceMs, everyMs: 20 })) return;
  for (const pid of pids.filter(isAlive)) signalProcess(pid, 'SIGKILL');
  await waitUntil(allGone, { timeoutMs: 5_000, everyMs: 20 });
}

/** Ends a process and everything below it, which a signal to the process alone may leave running. */
export async function endTree(pid: number, graceMs: number): Promise<void> {
  const tree = [pid, ...descendantsOf(pid, processTable()).map((entry) => entry.pid)];
  await endProcesses(tree, 'SIGTERM', graceMs);
}
