import { pause } from '../../start/index';
import { type ServerCommand, ServerProcess } from './server-process';

const ATTEMPTS = 5;
const AGAIN_AFTER_MS = 500;

/** A process of a cluster, which may end and be started again. */
export class ClusterProcess {
  private constructor(
    private readonly command: ServerCommand,
    private running: ServerProcess,
  ) {}

  static async start(command: ServerCommand): Promise<ClusterProcess> {
    return new ClusterProcess(command, await started(command));
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
    this.running = await started(this.command);
  }

  /** As the power fails, and comes back. */
  async crash(): Promise<void> {
    await this.running.kill();
    this.running = await started(this.command);
  }

  stop(): Promise<void> {
    return this.running.stop();
  }
}

/** Starts processes one after the other; when one of them fails, none is left. */
export async function startAll(commands: readonly ServerCommand[]): Promise<ClusterProcess[]> {
  const running: ClusterProcess[] = [];
  try {
    for (const command of commands) running.push(await ClusterProcess.start(command));
    return running;
  } catch (error) {
    await Promise.all(running.map((one) => one.stop()));
    throw error;
  }
}

/** As Docker does: what ends while it starts, such as on a machine that is too busy to answer, is started again. */
async function started(command: ServerCommand): Promise<ServerProcess> {
  for (let attempt = 1; attempt < ATTEMPTS; attempt += 1) {
    try {
      return await ServerProcess.start(command);
    } catch {
      await pause(AGAIN_AFTER_MS);
    }
  }
  return ServerProcess.start(command);
}
