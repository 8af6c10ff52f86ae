import { BudgetExceeded, WorkerPool, workerProgram } from '@certitude/server/core';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type ContentTask } from './content-task';
import { type Verdict } from './finding';

/** Two at a time, so that one slow file does not keep everybody waiting. */
const BUDGET = { threads: 2, milliseconds: 30_000, heapMiB: 512 };

/** Looks through files off the event loop. What takes too long or too much counts as not looked into. */
@Injectable()
export class ContentCheck implements OnApplicationShutdown {
  private readonly threads = new WorkerPool<ContentTask, Verdict>(workerProgram('content-check'), BUDGET);

  async verdictOn(task: ContentTask): Promise<Verdict> {
    try {
      return await this.threads.run(task);
    } catch (error) {
      if (error instanceof BudgetExceeded) return { kind: 'sealed', why: `it takes too much ${error.budget}` };
      throw error;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.threads.close();
  }
}
