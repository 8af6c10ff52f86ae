import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../clock';
import { errorClassOf, framesOf } from './error-class';
import { JobRegistry, type ScheduledJob } from './job-registry';
import { type Ending, type JobQueue, QueueBackend, type QueuedJob } from './queue-backend';
import { QUEUE_SETTINGS, type QueueSettings } from './queue-settings';

/** Milliseconds between looks whether the queue still knows every schedule. */
const LOOK_EVERY = 60_000;
/** Nothing is kept of a run that has ended: see the relay's jobs. */
const KEEP_NOTHING = { removeOnComplete: true, removeOnFail: true };

/**
 * Whether a schedule's next turn is where it should be: neither long ago, as after a loss, nor far away, as when the clock
 * was set back since. Times in milliseconds.
 */
export const isExpected = (next: number | undefined, { every, now }: { every: number; now: number }): boolean =>
  next !== undefined && Math.abs(next - now) < Math.max(2 * every, LOOK_EVERY);

/** Runs what is `@Scheduled`: the queue says when, and one worker of the instance takes each turn. */
@Injectable()
export class ScheduleWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Schedules');
  private schedules: readonly ScheduledJob[] = [];
  private looking: NodeJS.Timeout | undefined;

  constructor(
    @Inject(JobRegistry) private readonly registry: JobRegistry,
    @Inject(QueueBackend) private readonly backend: QueueBackend,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(QUEUE_SETTINGS) private readonly settings: QueueSettings,
  ) {}

  onApplicationBootstrap(): void {
    this.schedules = this.registry.schedules();
    const queue = this.backend.queue('schedules');
    this.backend.worker('schedules', {
      // A slow one does not hold up the others.
      concurrency: Math.max(1, this.schedules.length),
      lock: this.settings.lock,
      process: (job) => this.run(queue, job),
      failed: (job, error) => this.logger.error(`${job.name} failed: ${errorClassOf(error)} ${framesOf(error)}`),
    });
    this.look(queue);
    // A queue that was lost comes back empty: put the schedules in again.
    this.looking = setInterval(() => this.look(queue), LOOK_EVERY);
  }

  onModuleDestroy(): void {
    clearInterval(this.looking);
  }

  private async run(queue: JobQueue, job: QueuedJob): Promise<Ending> {
    const schedule = this.schedules.find(({ name }) => name === job.name);
    if (schedule) await schedule.run(this.clock.now());
    // Left in the queue by another version of the product.
    else await queue.removeJobScheduler(job.name);
    return 'done';
  }

  /** The queue may be away: then the next look succeeds. */
  private look(queue: JobQueue): void {
    Promise.all(this.schedules.map((schedule) => this.ensure(queue, schedule))).catch((error: unknown) =>
      this.logger.warn(`Schedules wait: ${errorClassOf(error)}`),
    );
  }

  private async ensure(queue: JobQueue, { name, every }: ScheduledJob): Promise<void> {
    const known = await queue.getJobScheduler(name);
    const keepsNothing = known?.template?.opts?.removeOnComplete === true;
    if (known?.every === every && isExpected(known.next, { every, now: Date.now() }) && keepsNothing) return;
    // With its next turn: one that is too far away would be kept.
    if (known) await queue.removeJobScheduler(name);
    await queue.upsertJobScheduler(name, { every }, { name, opts: KEEP_NOTHING });
  }
}
