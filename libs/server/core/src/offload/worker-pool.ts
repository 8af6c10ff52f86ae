import { Worker } from 'node:worker_threads';

/** What one task may use up, and how many tasks run at once. */
export interface WorkerBudget {
  readonly threads: number;
  readonly milliseconds: number;
  /** Of the JavaScript heap. */
  readonly heapMiB: number;
}

/** A task needed more time or memory than it may have; its thread is gone. */
export class BudgetExceeded extends Error {
  constructor(readonly budget: 'time' | 'memory') {
    super(`The task needed more ${budget} than it may have.`);
    this.name = 'BudgetExceeded';
  }
}

/** What a worker answers to one task. */
export type WorkerAnswer<Result> = { readonly result: Result } | { readonly failure: string };

/**
 * Runs tasks off the event loop, in threads of which each does one task at a time. A thread that overruns its budget is
 * ended with its task; the next task gets a new one. The program in the thread answers every message with a
 * `WorkerAnswer`.
 */
export class WorkerPool<Task, Result> {
  private readonly idle: Worker[] = [];
  private readonly busy = new Set<Worker>();
  private readonly waiting: (() => void)[] = [];
  private running = 0;

  constructor(
    private readonly program: URL,
    private readonly budget: WorkerBudget,
  ) {}

  /** @throws BudgetExceeded; Error when the program fails */
  async run(task: Task): Promise<Result> {
    await this.turn();
    try {
      return await this.work(this.idle.pop() ?? this.start(), task);
    } finally {
      this.running--;
      this.waiting.shift()?.();
    }
  }

  /** Ends all threads; what they were doing fails. */
  async close(): Promise<void> {
    await Promise.all([...this.idle.splice(0), ...this.busy].map((worker) => worker.terminate()));
  }

  private async turn(): Promise<void> {
    while (this.running >= this.budget.threads)
      await new Promise<void>((resolve) => {
        this.waiting.push(resolve);
      });
    this.running++;
  }

  private start(): Worker {
    return new Worker(this.program, { resourceLimits: { maxOldGenerationSizeMb: this.budget.heapMiB } });
  }

  private async work(worker: Worker, task: Task): Promise<Result> {
    this.busy.add(worker);
    try {
      const answer = await answerOf<Result>(worker, task, this.budget.milliseconds);
      if ('failure' in answer) throw new Error(answer.failure);
      this.rest(worker);
      return answer.result;
    } catch (error) {
      await worker.terminate();
      throw error;
    } finally {
      this.busy.delete(worker);
    }
  }

  /** An idle thread keeps no process alive. */
  private rest(worker: Worker): void {
    worker.removeAllListeners();
    worker.on('error', () => {
      this.idle.splice(this.idle.indexOf(worker), 1);
    });
    worker.unref();
    this.idle.push(worker);
  }
}

function answerOf<Result>(worker: Worker, task: unknown, milliseconds: number): Promise<WorkerAnswer<Result>> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new BudgetExceeded('time')), milliseconds);
    const settled =
      <T>(then: (value: T) => void) =>
      (value: T) => {
        clearTimeout(timer);
        then(value);
      };
    worker.removeAllListeners();
    worker.once('message', settled(resolve));
    worker.once('error', settled(failed(reject)));
    worker.once(
      'exit',
      settled(() => reject(new Error('The thread ended before its task.'))),
    );
    worker.ref();
    worker.postMessage(task);
  });
}

const failed = (reject: (error: Error) => void) => (error: Error & { readonly code?: string }) =>
  reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new BudgetExceeded('memory') : error);
