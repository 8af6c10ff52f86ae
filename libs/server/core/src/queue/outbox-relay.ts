import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { errorClassOf } from './error-class';
import { type EventJob } from './handles';
import { JOB_KINDS, type JobKind, WINDOW } from './job-kinds';
import { JobRegistry } from './job-registry';
import { OutboxRepository, type WaitingEvent } from './outbox.repository';
import { QueueBackend } from './queue-backend';
import { QUEUE_SETTINGS, type QueueSettings } from './queue-settings';
import { RelayLoop } from './relay-loop';
import { within } from '../within';

const BATCH = 200;
/** Milliseconds that the queue gets to take a batch before it counts as away. */
const ANSWER = 10_000;
/** Milliseconds that a round gets to end when the process is told to stop. */
const GRACE = 1_000;

/**
 * Makes one job of each event and handler, in the queue of the job's kind; each kind is relayed on its own. The job's id
 * says which event and which handler, so that several relays at once, or one that dies between making the job and marking
 * the event, make no second one. An event is marked once the queue has taken its jobs, never before.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('OutboxRelay');
  private readonly loops = new Map<JobKind, RelayLoop>();
  private readonly unanswered = new Map<JobKind, Promise<unknown>>();
  private running: readonly Promise<void>[] = [];

  constructor(
    @Inject(OutboxRepository) private readonly outbox: OutboxRepository,
    @Inject(JobRegistry) private readonly registry: JobRegistry,
    @Inject(QueueBackend) private readonly backend: QueueBackend,
    @Inject(QUEUE_SETTINGS) private readonly settings: QueueSettings,
  ) {}

  onApplicationBootstrap(): void {
    for (const kind of JOB_KINDS)
      this.loops.set(
        kind,
        new RelayLoop({
          round: () => this.relay(kind),
          full: BATCH,
          every: this.settings.relayEvery,
          failed: (error) => this.logger.warn(`Events of kind ${kind} wait: ${errorClassOf(error)}`),
          recovered: () => this.logger.log(`Events of kind ${kind} are relayed again.`),
        }),
      );
    this.running = [...this.loops.values()].map((loop) => loop.run());
  }

  async onModuleDestroy(): Promise<void> {
    for (const loop of this.loops.values()) loop.stop();
    await within(GRACE, Promise.all(this.running));
  }

  /** A job of this kind has ended: its organization may have another one. */
  nudge(kind: JobKind): void {
    this.loops.get(kind)?.nudge();
  }

  /**
   * One round: events whose most urgent handler is of this kind.
   * @returns how many got their jobs
   * @throws whatever the queue refuses with; then nothing is marked
   */
  async relay(kind: JobKind): Promise<number> {
    const all = this.registry.jobs();
    const names = namesOf(kind, all);
    if (names.length === 0) return 0;
    const events = await this.outbox.waiting({ names, share: WINDOW, most: BATCH });
    if (events.length === 0) return 0;
    for (const queue of JOB_KINDS) await this.hand(queue, jobsOf(queue, events, all));
    await this.outbox.markRelayed(events.map(({ id }) => id));
    return events.length;
  }

  private async hand(kind: JobKind, jobs: readonly RelayedJob[]): Promise<void> {
    if (jobs.length === 0) return;
    // Never more than one unanswered batch: those of a long outage would pile up in memory.
    const earlier = this.unanswered.get(kind);
    if (earlier) await this.answered(kind, earlier);
    const options = this.options();
    const adding = this.backend
      .queue(kind)
      .addBulk(jobs.map(({ id, name, data }) => ({ name, data, opts: { ...options, jobId: id } })));
    this.unanswered.set(kind, adding);
    await this.answered(kind, adding);
  }

  private async answered(kind: JobKind, adding: Promise<unknown>): Promise<void> {
    if (!(await within(ANSWER, adding))) throw new QueueSilent(`The queue ${kind} does not answer.`);
    if (this.unanswered.get(kind) === adding) this.unanswered.delete(kind);
    await adding;
  }

  private options() {
    const { attempts, retryAfter } = this.settings;
    return {
      attempts,
      backoff: { type: 'exponential', delay: retryAfter },
      // The outbox remembers what was handled and what was given up. Keeping a number of finished jobs would cost the
      // queue on PostgreSQL a look through all of its jobs, for each that ends.
      removeOnComplete: true,
      removeOnFail: true,
    };
  }
}

class QueueSilent extends Error {
  override readonly name = 'QueueSilent';
}

interface RelayedJob {
  readonly id: string;
  readonly name: string;
  readonly data: WaitingEvent & { readonly handler: string };
}

/** Names of the events whose most urgent handler is of this kind. */
export function namesOf(kind: JobKind, jobs: readonly EventJob[]): string[] {
  const byEvent = Map.groupBy(jobs, ({ event }) => event);
  return [...byEvent].filter(([, ofEvent]) => mostUrgent(ofEvent) === kind).map(([event]) => event);
}

const mostUrgent = (jobs: readonly EventJob[]): JobKind | undefined =>
  JOB_KINDS.find((kind) => jobs.some((job) => job.kind === kind));

/** One for each event and handler of this kind. */
export const jobsOf = (kind: JobKind, events: readonly WaitingEvent[], jobs: readonly EventJob[]): RelayedJob[] =>
  events.flatMap((event) =>
    jobs
      .filter((job) => job.kind === kind && job.event === event.name)
      .map(({ handler }) => ({ id: `${event.id}/${handler}`, name: event.name, data: { ...event, handler } })),
  );
