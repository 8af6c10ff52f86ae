import { JobEnvelope } from '@certitude/contracts';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { z } from 'zod';
import { isOutage } from '../errors/problem';
import { DeadLetters } from './dead-letters';
import { errorClassOf, framesOf } from './error-class';
import { EventWorker } from './event-worker';
import { FairSlots } from './fair-slots';
import { JOB_KINDS, type JobKind, shareOf, TAKEN } from './job-kinds';
import { JobRegistry } from './job-registry';
import { OutboxRelay } from './outbox-relay';
import { type Ending, QueueBackend, type QueuedJob } from './queue-backend';
import { QUEUE_SETTINGS, type QueueSettings } from './queue-settings';

/** What a job says of itself before it is believed: enough to be fair and to keep it. */
const { id, organizationId, handler } = JobEnvelope.shape;
const Label = z.object({ id, organizationId, handler });

/**
 * Takes jobs of every kind out of their queues. Of those taken, a number runs at once and no organization has more than
 * its share of it: its slow jobs wait for each other, and never hold up anybody else's.
 */
@Injectable()
export class KindWorkers implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Jobs');
  private readonly slots: FairSlots[] = [];

  constructor(
    @Inject(JobRegistry) private readonly registry: JobRegistry,
    @Inject(QueueBackend) private readonly backend: QueueBackend,
    @Inject(EventWorker) private readonly events: EventWorker,
    @Inject(DeadLetters) private readonly deadLetters: DeadLetters,
    @Inject(OutboxRelay) private readonly relay: OutboxRelay,
    @Inject(QUEUE_SETTINGS) private readonly settings: QueueSettings,
  ) {}

  /** @throws Error naming events without a handler, and what else is wrong with the jobs of the process */
  onApplicationBootstrap(): void {
    this.registry.check(this.settings.events);
    for (const kind of JOB_KINDS) this.start(kind);
  }

  /** Jobs that wait for their turn go back, so that the queue closes with those that run. */
  onModuleDestroy(): void {
    for (const slots of this.slots) slots.close();
  }

  private start(kind: JobKind): void {
    const running = this.settings.running[kind];
    const slots = new FairSlots(running, shareOf(running));
    this.slots.push(slots);
    this.backend.worker(kind, {
      concurrency: TAKEN,
      lock: this.settings.lock,
      process: (job) => this.inTurn(slots, kind, job),
      failed: (job, error) => this.report(kind, job, error),
    });
  }

  private async inTurn(slots: FairSlots, kind: JobKind, job: QueuedJob): Promise<Ending> {
    const organization = Label.safeParse(job.data).data?.organizationId ?? '';
    if (!(await slots.enter(organization))) return 'put-back';
    try {
      await this.events.handle(job.data);
      return 'done';
    } finally {
      slots.leave(organization);
      this.relay.nudge(kind);
    }
  }

  private report(kind: JobKind, job: QueuedJob, error: Error): void {
    const failure = `${job.name} ${job.id} failed (attempt ${job.attemptsMade}): ${errorClassOf(error)}`;
    const ids = idsOf(job);
    if (job.finishedOn === undefined) return this.logger.warn({ msg: failure, ...ids });
    this.logger.error({ msg: `Dead letter: ${failure} ${framesOf(error)}`, ...ids });
    this.keep(kind, job, error).catch((reason: unknown) =>
      // The event counts as lost then, and is relayed again.
      this.logger.error(`Dead letter ${job.id} was not kept: ${errorClassOf(reason)}`),
    );
  }

  private async keep(kind: JobKind, job: QueuedJob, error: Error): Promise<void> {
    const label = Label.safeParse(job.data).data;
    if (!label) return;
    const { id: eventId, organizationId, handler } = label;
    // First: where it fails, no letter is kept, and the event is relayed again.
    await this.endOf(job);
    await this.deadLetters.keep(
      { organizationId, actor: null, requestId: eventId },
      {
        eventId,
        handler,
        kind,
        attempts: job.attemptsMade,
        error: errorClassOf(error),
        failedAt: new Date(job.finishedOn ?? Date.now()),
      },
    );
  }

  /** What cannot be read, or has no handler here, has no end either. */
  private async endOf({ data }: QueuedJob): Promise<void> {
    try {
      await this.events.giveUp(data);
    } catch (error) {
      if (isOutage(error)) throw error;
      this.logger.error(`What waits for a job was not ended: ${errorClassOf(error)}`);
    }
  }
}

/** What a failed job's log line is found by: the event, and whose it is. */
function idsOf({ data }: Pick<QueuedJob, 'data'>): Record<string, string> {
  const { id, organizationId } = (data ?? {}) as { readonly id?: unknown; readonly organizationId?: unknown };
  return {
    ...(typeof id === 'string' ? { requestId: id } : {}),
    ...(typeof organizationId === 'string' ? { organizationId } : {}),
  };
}
