import { EVENTS, JobEnvelope } from '@certitude/contracts';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../clock';
import { type SystemContext } from '../database/tenant-database';
import { type HappenedEvent } from './handles';
import { type EventJob, JobRegistry } from './job-registry';
import { OutboxRepository } from './outbox.repository';
import { QueueBackend, type QueuedJob } from './queue-backend';
import { QUEUE_SETTINGS, type QueueSettings } from './queue-settings';

/**
 * Handles events: one job per event calls every handler of its name, each in a transaction of its own. When one fails
 * the others still run, and the job is tried again with all of them, who make no difference the second time.
 */
@Injectable()
export class EventWorker implements OnApplicationBootstrap {
  private readonly logger = new Logger('Events');
  private jobs: readonly EventJob[] = [];

  constructor(
    @Inject(JobRegistry) private readonly registry: JobRegistry,
    @Inject(QueueBackend) private readonly backend: QueueBackend,
    @Inject(OutboxRepository) private readonly outbox: OutboxRepository,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(QUEUE_SETTINGS) private readonly settings: QueueSettings,
  ) {}

  /** @throws Error naming events without a handler */
  onApplicationBootstrap(): void {
    const { events, concurrency, lock } = this.settings;
    this.registry.check(events);
    this.jobs = this.registry.jobs();
    this.backend.worker('events', {
      concurrency,
      lock,
      process: (job) => this.handle(job.data),
      failed: (job, error) => this.report(job, error),
    });
  }

  /**
   * Handles one event from its envelope, which is all that is believed of a job.
   * @throws ZodError when the envelope or its payload do not fit the contract
   * @throws AggregateError of the handlers that failed
   */
  async handle(data: unknown): Promise<void> {
    const { id, organizationId, name, payload } = JobEnvelope.parse(data);
    const event = { id, name, payload: EVENTS[name].parse(payload) } as HappenedEvent;
    const context: SystemContext = { organizationId, actor: null, requestId: id };
    if (await this.outbox.isHandled(context, id)) return;
    await this.callAll(context, event);
    await this.outbox.markHandled(context, id, this.clock.now());
  }

  private async callAll(context: SystemContext, event: HappenedEvent): Promise<void> {
    const jobs = this.jobs.filter((job) => job.event === event.name);
    if (jobs.length === 0) throw new Error(`Nothing handles ${event.name}.`);
    const results = await Promise.allSettled(jobs.map((job) => job.run(context, event)));
    const failures = results.flatMap((result, index) =>
      result.status === 'rejected' ? [{ handler: jobs[index]?.handler, reason: result.reason as unknown }] : [],
    );
    if (failures.length === 0) return;
    const sentences = failures.map(({ handler, reason }) => `${handler}: ${messageOf(reason)}`);
    throw new AggregateError(
      failures.map(({ reason }) => reason),
      sentences.join('; '),
    );
  }

  private report(job: QueuedJob, error: Error): void {
    const isLast = job.attemptsMade >= (job.opts.attempts ?? 1);
    const sentence = `${job.name} ${job.id} failed (attempt ${job.attemptsMade}): ${error.message}`;
    const { organizationId } = (job.data ?? {}) as { readonly organizationId?: unknown };
    const ids = { requestId: job.id, ...(typeof organizationId === 'string' ? { organizationId } : {}) };
    if (isLast) this.logger.error({ msg: `Dead letter: ${sentence}`, ...ids });
    else this.logger.warn({ msg: sentence, ...ids });
  }
}

const messageOf = (reason: unknown): string => (reason instanceof Error ? reason.message : String(reason));
