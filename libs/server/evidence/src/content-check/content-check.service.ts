import { type OrganizationId } from '@certitude/contracts';
import { ThreadFailure, type ThreadFailureReason, ThreadPool, workerProgram } from '@certitude/server/core';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type ContentTask } from './content-task';
import { type Verdict } from './finding';

/** Two organizations at a time, so that one slow file does not keep everybody waiting. */
const LIMITS = { threads: 2, time: 30_000, memory: 512 } as const;

const WHY: Readonly<Record<ThreadFailureReason, string>> = {
  time: 'it takes too much time',
  memory: 'it takes too much memory',
  content: 'it cannot be read',
};

/** Looks through files off the event loop. What takes too long or too much counts as not looked into. */
@Injectable()
export class ContentCheck implements OnApplicationShutdown {
  private readonly threads = new ThreadPool<ContentTask, Verdict>(workerProgram('content-check'), LIMITS);

  async verdictOn(organizationId: OrganizationId, task: ContentTask): Promise<Verdict> {
    try {
      return await this.threads.run(organizationId, task);
    } catch (error) {
      if (error instanceof ThreadFailure) return { kind: 'sealed', why: WHY[error.reason] };
      throw error;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.threads.close();
  }
}
