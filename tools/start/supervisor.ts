import { spawn, type ChildProcess } from 'node:child_process';
import { ownGroup } from './commands';
import { closeLog, openLog, sizeOf, tailOf } from './logs';
import { endTree } from './processes';
import { afterDeath, deathNotice, defaultRestartPolicy, type RestartPolicy, TELLING_DEATH } from './restart-policy';

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

/** Keeps one service running until it is stopped: after every unexpected death it comes back, with growing pauses. */
export class Supervisor {
  private child: ChildProcess | undefined;
  private restarting: NodeJS.Timeout | undefined;
  private deaths = 0;
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
  ) {}

  get name(): string {
    return this.service.name;
  }

  /** Process id while the service runs. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  start(): void {
    const logFrom = sizeOf(this.service.logFile);
    const bornAt = performance.now();
    const mourn = (how: string) => this.mourn(how, performance.now() - bornAt, logFrom);
    try {
      this.watch(this.spawn(), mourn);
    } catch (error) {
      // No memory or no handles left: another try may find some.
      mourn(String(error));
    }
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

  /** Into a file, not a pipe: a service outlives a killed launcher and must be able to go on writing. */
  private spawn(): ChildProcess {
    const { program, args, cwd, env, logFile } = this.service;
    const log = openLog(logFile);
    try {
      return spawn(program, args, { cwd, env, stdio: ['ignore', log, log], detached: ownGroup, windowsHide: true });
    } finally {
      closeLog(log);
    }
  }

  private watch(child: ChildProcess, mourn: (how: string) => void): void {
    this.child = child;
    const died = (how: string) => {
      if (this.child !== child) return;
      this.child = undefined;
      mourn(how);
    };
    child.once('exit', (code, signal) => died(signal ?? `exit code ${code}`));
    child.once('error', (error) => died(error.message));
  }

  private mourn(how: string, livedMs: number, logFrom: number): void {
    const verdict = afterDeath(this.policy, this.deaths, livedMs);
    this.deaths = verdict.deaths;
    this.say(deathNotice(this.name, how, verdict));
    if (verdict.deaths === TELLING_DEATH) this.say(this.lastWords(logFrom));
    this.restarting = setTimeout(() => this.start(), verdict.pauseMs);
  }

  private lastWords(logFrom: number): string {
    const { logFile } = this.service;
    return `Its last output, from ${logFile}:\n${tailOf(logFile, 2_000, logFrom) || '(it printed nothing)'}`;
  }
}
