import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, dirname, join } from 'node:path';
import { endTree } from './processes';

export interface CommandOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Aborting ends the command and everything it started. */
  readonly signal?: AbortSignal;
  readonly uid?: number;
  readonly gid?: number;
}

export interface CommandResult {
  /** Exit code; 1 stands for an end by a signal too. */
  readonly code: number;
  /** Both output streams, in the order they arrived. */
  readonly output: string;
  /** What came on standard output alone. */
  readonly stdout: string;
}

/** Whether children get a process group of their own, so that Ctrl-C reaches them through us, in our order. */
export const ownGroup = process.platform !== 'win32';

/**
 * Runs a program to its end and collects what it prints.
 * @throws the signal's reason when aborted, after the command and its children are gone
 */
export async function runCommand(
  program: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  const { signal, ...spawnOptions } = options;
  signal?.throwIfAborted();
  const child = spawn(program, args, {
    ...spawnOptions,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: ownGroup,
    windowsHide: true,
  });
  const collected = collect(child);
  let ending: Promise<void> | undefined;
  const end = (): void => {
    if (child.pid !== undefined) ending = endTree(child.pid, 5_000);
  };
  signal?.addEventListener('abort', end, { once: true });
  try {
    const [code] = await once(child, 'close');
    await ending;
    signal?.throwIfAborted();
    return { code: typeof code === 'number' ? code : 1, ...collected };
  } finally {
    signal?.removeEventListener('abort', end);
  }
}

function collect(child: ChildProcess): { output: string; stdout: string } {
  const collected = { output: '', stdout: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    collected.stdout += text;
    collected.output += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (collected.output += text));
  return collected;
}

/**
 * The environment for programs of this workspace: this Node and the installed commands come first. Nx gets no processes for
 * its own plugins: starting them takes longer than what they do.
 */
export function workspaceEnvironment(root: string): NodeJS.ProcessEnv {
  const path = [join(root, 'node_modules/.bin'), dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter);
  return {
    ...process.env,
    PATH: path,
    NX_DAEMON: 'false',
    NX_ISOLATE_PLUGINS: 'false',
    NX_TUI: 'false',
    NX_NATIVE_COMMAND_RUNNER: 'false',
  };
}

/** Runs an Nx command of this workspace, `['run-many', '-t', 'build']`. */
export function runNx(
  root: string,
  args: readonly string[],
  options?: Partial<CommandOptions>,
): Promise<CommandResult> {
  const nx = join(root, 'node_modules/nx/dist/bin/nx.js');
  return runCommand(process.execPath, [nx, ...args], { cwd: root, env: workspaceEnvironment(root), ...options });
}
