import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { OutboxRepository } from './outbox.repository';
import { type JobQueue, QueueBackend } from './queue-backend';
import { QUEUE_SETTINGS, type QueueSettings } from './queue-settings';
import { within } from '../within';

const BATCH = 100;
/** Milliseconds between attempts while database or queue are away. */
const PAUSE_AFTER_FAILURE = 1_000;
/** Seconds and number that finished jobs are kept, for people who look. */
const KEEP_FINISHED = { age: 24 * 60 * 60, count: 1_000 };

/**
 * Makes one job of each event. The job's id is the event's, so that several relays at once, or one that dies between
 * making the job and marking the event, make no second job.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('OutboxRelay');
  private queue: JobQueue | null = null;
  private stopped = false;
  private wake: () => void = () => undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    @Inject(OutboxRepository) private readonly outbox: OutboxRepository,
    @Inject(QueueBackend) private readonly backend: QueueBackend,
    @Inject(QUEUE_SETTINGS) private readonly settings: QueueSettings,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    this.wake();
    await within(PAUSE_AFTER_FAILURE, this.running);
  }

  /** @returns how many events got their job */
  async relay(): Promise<number> {
    const events = await this.outbox.waiting(BATCH);
    if (events.length === 0) return 0;
    this.queue ??= this.backend.queue('events');
    await this.queue.addBulk(
      events.map((event) => ({ name: event.name, data: event, opts: this.optionsFor(event.id) })),
    );
    await this.outbox.markRelayed(events.map(({ id }) => id));
    return events.length;
  }

  private optionsFor(jobId: string) {
    const { attempts, retryAfter } = this.settings;
    return {
      jobId,
      attempts,
      backoff: { type: 'exponential', delay: retryAfter },
      removeOnComplete: KEEP_FINISHED,
      // A dead letter stays until somebody has dealt with it.
      removeOnFail: false,
    };
  }

  private async run(): Promise<void> {
    let hasFailed = false;
    while (!this.stopped) {
      try {
        const count = await this.relay();
        if (hasFailed) this.logger.log('Relaying events again.');
        hasFailed = false;
        if (count < BATCH) await this.rest(this.settings.relayEvery);
      } catch (error) {
        // Once per outage, not once per attempt.
        if (!hasFailed) this.logger.warn(`Events wait: ${error instanceof Error ? error.message : String(error)}`);
        hasFailed = true;
        await this.rest(PAUSE_AFTER_FAILURE);
      }
    }
  }

  private rest(milliseconds: number): Promise<void> {
    if (this.stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
