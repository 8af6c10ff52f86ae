import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

export interface ServerCommand {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly port: number;
  /** Whether the server takes clients. */
  readonly isReady: () => Promise<boolean>;
}

const TICKS_PER_SECOND = 100;
const READY_WITHIN = 30_000;

/** The measured server: a process of its own, whose processor time and memory the system tells. */
export class ServerProcess {
  private constructor(
    private readonly command: ServerCommand,
    private readonly child: ChildProcess,
  ) {}

  /** @throws when the server is not ready in time */
  static async start(command: ServerCommand): Promise<ServerProcess> {
    const child = spawn(process.execPath, [...command.args], {
      env: { PATH: process.env['PATH'] ?? '', ...command.environment },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const server = new ServerProcess(command, child);
    for (const end = Date.now() + READY_WITHIN; !(await command.isReady().catch(() => false));) {
      if (child.exitCode !== null || Date.now() > end) throw new Error('The server did not get ready.');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return server;
  }

  get port(): number {
    return this.command.port;
  }

  /** Processor seconds used so far; null where the system does not tell. */
  cpuSeconds(): number | null {
    const stat = this.proc('stat');
    if (!stat) return null;
    // After the name in parentheses: fields 14 and 15 are user and system time.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  }

  /** Resident memory in KiB; null where the system does not tell. */
  residentKiB(): number | null {
    const line = /VmRSS:\s+(\d+) kB/.exec(this.proc('status') ?? '');
    return line ? Number(line[1]) : null;
  }

  /** Ends it without any chance to tidy up. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    const late = setTimeout(() => this.child.kill('SIGKILL'), 5_000);
    await ended;
    clearTimeout(late);
  }

  private proc(file: string): string | null {
    try {
      return readFileSync(`/proc/${this.child.pid}/${file}`, 'utf8');
    } catch {
      return null;
    }
  }
}
