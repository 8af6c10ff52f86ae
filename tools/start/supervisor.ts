import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { ownGroup } from './commands';
import { LaunchError } from './errors';
import { prepareLog, sizeOf, tailOf } from './logs';
import { endTree } from './processes';
import { afterDeath, defaultRestartPolicy, type RestartPolicy } from './restart-policy';

/** A program that shall run until it is told to stop. */
export interface ServiceDefinition {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Takes everything the service prints. */
  readonly logFile: string;
}

const graceMs = 8_000;

/**
 * Keeps one service running: restarts it after an unexpected death, with growing pauses, and gives up when it dies
 * again and again.
 */
export class Supervisor {
  /** Rejects with a LaunchError when the service stays down. */
  readonly givenUp: Promise<never>;
  private giveUp: (error: LaunchError) => void = () => undefined;
  private child: ChildProcess | undefined;
  private restarting: NodeJS.Timeout | undefined;
  private quickDeaths = 0;
  private stopped = false;

  /**
   * @param say takes one line about what happened
   * @param changed is called whenever the service has a new process
   */
  constructor(
    private readonly service: ServiceDefinition,
    private readonly say: (line: string) => void,
    private readonly changed: () => void = () => undefined,
    private readonly policy: RestartPolicy = defaultRestartPolicy,
  ) {
    this.givenUp = new Promise<never>((_, reject) => (this.giveUp = reject));
    // Whoever does not wait for it may ignore it.
    this.givenUp.catch(() => undefined);
  }

  get name(): string {
    return this.service.name;
  }

  /** Process id while the service runs. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  start(): void {
    const { program, args, cwd, env } = this.service;
    const log = this.openLog();
    const stdio = ['ignore' as const, log.handle, log.handle];
    const child = spawn(program, args, { cwd, env, stdio, detached: ownGroup, windowsHide: true });
    closeSync(log.handle);
    const bornAt = performance.now();
    const died = (how: string) => {
      if (this.child === child) this.mourn(how, performance.now() - bornAt, log.from);
    };
    child.once('exit', (code, signal) => died(signal ?? `exit code ${code}`));
    child.once('error', (error) => died(error.message));
    this.child = child;
    this.changed();
  }

  /** Stops the service for good, by SIGTERM and after 8 seconds by force. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.halt();
  }

  /** Stops the service and starts it again, as after a change of its surroundings. */
  async restart(): Promise<void> {
    await this.halt();
    if (!this.stopped) this.start();
  }

  private async halt(): Promise<void> {
    clearTimeout(this.restarting);
    const { child } = this;
    this.child = undefined;
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    await endTree(child.pid, graceMs);
  }

  /** A file, not a pipe: a service outlives a killed launcher and must be able to go on writing. */
  private openLog(): { handle: number; from: number } {
    const file = prepareLog(this.service.logFile);
    return { from: sizeOf(file), handle: openSync(file, 'a', 0o600) };
  }

  private mourn(how: string, livedMs: number, logFrom: number): void {
    this.child = undefined;
    const verdict = afterDeath(this.policy, this.quickDeaths, livedMs);
    this.quickDeaths = verdict.quickDeaths;
    if (!verdict.restart) return this.giveUp(this.lastWords(how, logFrom));
    this.say(`The ${this.name} stopped unexpectedly (${how}); starting it again in ${verdict.pauseMs / 1000} s.`);
    this.restarting = setTimeout(() => this.start(), verdict.pauseMs);
  }

  private lastWords(how: string, logFrom: number): LaunchError {
    const { logFile } = this.service;
    const output = tailOf(logFile, 4_000, logFrom) || '(it printed nothing)';
    return new LaunchError(
      `The ${this.name} stopped ${this.policy.limit} times within moments (${how}) and stays down. Its last output, from ${logFile}:\n${output}`,
    );
  }
}
