import { Thread, ThreadFailure, type ThreadLimits } from './thread';

interface Waiting<Task, Result> {
  readonly group: string;
  readonly task: Task;
  readonly givenUp: AbortSignal | undefined;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/** What a thread answers to a task. */
export type ThreadAnswer<Result> =
  { readonly ok: true; readonly result: Result } | { readonly ok: false; readonly message: string };

/**
 * Does tasks of untrusted size off the event loop, each within a budget of time and memory: a thread that exceeds it is
 * ended, and its task fails. One task of a group (an organization) at a time, so that nobody keeps all threads busy.
 */
export class ThreadPool<Task, Result> {
  private readonly waiting: Waiting<Task, Result>[] = [];
  private readonly idle: Thread[] = [];
  private readonly busy = new Map<string, Thread>();
  private isClosed = false;

  /** @param program module that answers each message, a task, with a `ThreadAnswer` */
  constructor(
    private readonly program: URL,
    private readonly limits: ThreadLimits & { readonly threads: number },
  ) {}

  /**
   * @param givenUp ends a task whose answer nobody waits for any more, and its thread
   * @throws ThreadFailure when it is the task's fault; the reason of `givenUp`
   */
  async run(group: string, task: Task, givenUp?: AbortSignal): Promise<Result> {
    givenUp?.throwIfAborted();
    return new Promise((resolve, reject) => {
      const waiting = { group, task, givenUp, resolve, reject };
      this.waiting.push(waiting);
      givenUp?.addEventListener('abort', () => this.forget(waiting));
      this.go();
    });
  }

  /** Ends all threads; what waits for them fails. */
  async close(): Promise<void> {
    this.isClosed = true;
    for (const { reject } of this.waiting.splice(0)) reject(new Error('The threads are closed.'));
    await Promise.all([...this.idle.splice(0), ...this.busy.values()].map((thread) => thread.end()));
  }

  /** What was given up before its turn needs no thread. */
  private forget(waiting: Waiting<Task, Result>): void {
    const at = this.waiting.indexOf(waiting);
    if (at < 0) return;
    this.waiting.splice(at, 1);
    waiting.reject(waiting.givenUp?.reason);
  }

  private go(): void {
    while (!this.isClosed && this.busy.size < this.limits.threads) {
      const at = this.waiting.findIndex(({ group }) => !this.busy.has(group));
      const [next] = at < 0 ? [] : this.waiting.splice(at, 1);
      if (!next) return;
      void this.work(next);
    }
  }

  /** A thread that may have ended while nobody asked it anything is of no use. */
  private rested(): Thread | undefined {
    for (;;) {
      const thread = this.idle.pop();
      if (!thread?.isEnded) return thread;
    }
  }

  private async work({ group, task, givenUp, resolve, reject }: Waiting<Task, Result>): Promise<void> {
    const thread = this.rested() ?? new Thread(this.program, this.limits);
    const end = (): void => void thread.end();
    givenUp?.addEventListener('abort', end);
    this.busy.set(group, thread);
    try {
      // Our own program answers.
      const answer = (await thread.ask(task)) as ThreadAnswer<Result>;
      this.idle.push(thread);
      if (answer.ok) resolve(answer.result);
      else reject(new ThreadFailure('content', answer.message));
    } catch (error) {
      reject(givenUp?.aborted ? givenUp.reason : error);
    } finally {
      givenUp?.removeEventListener('abort', end);
      this.busy.delete(group);
      this.go();
    }
  }
}
