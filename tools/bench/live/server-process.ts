import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { processorSeconds } from './processor-time';

export interface ServerCommand {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly port: number;
  /** Whether the server takes clients. */
  readonly isReady: () => Promise<boolean>;
}

export interface Memory {
  /** What is reachable, in JavaScript's heap and outside it. */
  readonly liveKiB: number;
  readonly residentKiB: number;
}

/** Runs inside the measured server, and does nothing until it is asked. */
const PROBE = `data:text/javascript,${encodeURIComponent(`
  process.on('message', () => {
    globalThis.gc(); globalThis.gc();
    const { heapUsed, external, rss } = process.memoryUsage();
    process.send({ liveKiB: (heapUsed + external) / 1024, residentKiB: rss / 1024 });
  });
  process.channel.unref();
`)}`;
// Long enough for a machine that is busy with other things as well.
const READY_WITHIN = 120_000;

/** The measured server: a process of its own, whose processor time and memory the system tells. */
export class ServerProcess {
  private constructor(
    private readonly command: ServerCommand,
    private readonly child: ChildProcess,
  ) {}

  /** @throws when the server is not ready in time */
  static async start(command: ServerCommand): Promise<ServerProcess> {
    const child = spawn(process.execPath, ['--expose-gc', '--import', PROBE, ...command.args], {
      env: { PATH: process.env['PATH'] ?? '', ...command.environment },
      // Standard output is the bench's own.
      stdio: ['ignore', process.stderr, process.stderr, 'ipc'],
    });
    const server = new ServerProcess(command, child);
    for (const end = performance.now() + READY_WITHIN; !(await command.isReady().catch(() => false));) {
      if (child.exitCode !== null || performance.now() > end) {
        await server.kill();
        throw new Error('The server did not get ready.');
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return server;
  }

  get port(): number {
    return this.command.port;
  }

  /** Processor seconds used so far; null where the system does not tell. */
  cpuSeconds(): number | null {
    return this.child.pid === undefined ? null : processorSeconds(this.child.pid);
  }

  /** After a garbage collection. */
  async memory(): Promise<Memory> {
    const answered = once(this.child, 'message');
    this.child.send('memory');
    const [memory] = (await answered) as [Memory];
    return memory;
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
}

/** Starts a server, does something with it, and stops it. */
export async function withServer<T>(command: ServerCommand, work: (server: ServerProcess) => Promise<T>): Promise<T> {
  const server = await ServerProcess.start(command);
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}
