import { type ServerCommand, ServerProcess } from './server-process';

/** A process of a cluster, which may end and be started again. */
export class ClusterProcess {
  private constructor(
    private readonly command: ServerCommand,
    private running: ServerProcess,
  ) {}

  static async start(command: ServerCommand): Promise<ClusterProcess> {
    return new ClusterProcess(command, await ServerProcess.start(command));
  }

  get port(): number {
    return this.command.port;
  }
  get process(): ServerProcess {
    return this.running;
  }

  /** As an upgrade does: ends it in good order, then starts it. @returns when it serves again */
  async restart(): Promise<void> {
    await this.running.stop();
    this.running = await ServerProcess.start(this.command);
  }

  /** As the power fails, and comes back. */
  async crash(): Promise<void> {
    await this.running.kill();
    this.running = await ServerProcess.start(this.command);
  }

  stop(): Promise<void> {
    return this.running.stop();
  }
}

/** Starts processes side by side; when one of them fails, none is left. */
export async function startAll(commands: readonly ServerCommand[]): Promise<ClusterProcess[]> {
  const started = await Promise.allSettled(commands.map((command) => ClusterProcess.start(command)));
  const running = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failed = started.find((one) => one.status === 'rejected');
  if (!failed) return running;
  await Promise.all(running.map((one) => one.stop()));
  throw failed.reason;
}
