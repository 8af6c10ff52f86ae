import { Worker } from 'node:worker_threads';

/** How much a task may take. */
export interface ThreadLimits {
  /** Milliseconds of a processor until the thread is ended; waiting for one counts a tenth. */
  readonly time: number;
  /** MiB of memory until the thread is ended. */
  readonly memory: number;
}

/** Why a task failed: it took too long, needed too much, or cannot be done. */
export type ThreadFailureReason = 'time' | 'memory' | 'content';

/** A task that failed through its own fault; others are not affected. */
export class ThreadFailure extends Error {
  override readonly name = 'ThreadFailure';
  constructor(
    readonly reason: ThreadFailureReason,
    message: string,
  ) {
    super(message);
  }
}

interface Asked {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

const LOOK_EVERY = 100;
/** A busy machine lets a thread wait for a processor, which is not the task's fault, but not for ever. */
const PATIENCE = 10;
const OUT_OF_MEMORY = 'ERR_WORKER_OUT_OF_MEMORY';

/** One worker thread, asked one thing at a time. After a failure of the thread, not of the task, it is of no more use. */
export class Thread {
  private readonly worker: Worker;
  private asked: Asked | null = null;
  private ended = false;

  constructor(
    program: URL,
    private readonly limits: ThreadLimits,
  ) {
    this.worker = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: limits.memory } });
    this.worker.on('message', (answer) => this.take()?.resolve(answer));
    this.worker.on('error', (error) => this.take()?.reject(failureOf(error)));
    this.worker.on('exit', () => {
      this.ended = true;
      this.take()?.reject(new Error('The thread ended before its task.'));
    });
  }

  get isEnded(): boolean {
    return this.ended;
  }

  /** @throws ThreadFailure when it exceeds its limits; the thread is ended then */
  async ask(task: unknown): Promise<unknown> {
    const answer = new Promise((resolve, reject) => (this.asked = { resolve, reject }));
    this.worker.ref();
    this.worker.postMessage(task);
    const watch = this.watch();
    try {
      return await answer;
    } finally {
      clearInterval(watch);
      // Nobody waits for an idle thread, so it does not keep the process.
      this.worker.unref();
    }
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private watch(): NodeJS.Timeout {
    const begun = performance.now();
    let before: number | null = null;
    const look = async (): Promise<void> => {
      const used = await this.used();
      before ??= used;
      const waited = (performance.now() - begun) / PATIENCE;
      if (Math.max(used - before, waited) <= this.limits.time) return;
      this.take()?.reject(new ThreadFailure('time', `It took more than ${this.limits.time} ms.`));
      await this.end();
    };
    void look();
    return setInterval(() => void look(), LOOK_EVERY);
  }

  /** Milliseconds of a processor so far; none before it has started and after it has ended. */
  private async used(): Promise<number> {
    try {
      const { user, system } = await this.worker.cpuUsage();
      return (user + system) / 1_000;
    } catch {
      return 0;
    }
  }

  private take(): Asked | null {
    const { asked } = this;
    this.asked = null;
    return asked;
  }
}

const failureOf = (error: unknown): unknown => {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  return code === OUT_OF_MEMORY ? new ThreadFailure('memory', String(message)) : error;
};
