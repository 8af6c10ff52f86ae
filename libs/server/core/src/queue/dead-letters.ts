import { Inject, Injectable } from '@nestjs/common';
import { type JobQueue, QueueBackend } from './queue-backend';

/** An event that was tried until nobody believed in it any more. */
export interface DeadLetter {
  /** The event's id. */
  readonly id: string;
  readonly name: string;
  /** Why the last attempt failed. */
  readonly reason: string;
  readonly attempts: number;
  readonly failedAt: Date | null;
}

/** Events that could not be handled: kept until somebody has removed the cause and has them tried again. */
@Injectable()
export class DeadLetters {
  private readonly queue: JobQueue;

  constructor(@Inject(QueueBackend) backend: QueueBackend) {
    this.queue = backend.queue('events');
  }

  /** Newest first. */
  async list(most: number): Promise<DeadLetter[]> {
    const jobs = await this.queue.getFailed(0, most - 1);
    return jobs.map((job) => ({
      id: job.id ?? '',
      name: job.name,
      reason: job.failedReason,
      attempts: job.attemptsMade,
      failedAt: job.finishedOn === undefined ? null : new Date(job.finishedOn),
    }));
  }

  /** @returns false when there is no such dead letter */
  async retry(id: string): Promise<boolean> {
    const job = await this.queue.getJob(id);
    if (!job || !(await job.isFailed())) return false;
    await job.retry('failed', { resetAttemptsMade: true });
    return true;
  }
}
