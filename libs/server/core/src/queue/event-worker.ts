import { EVENTS, JobEnvelope } from '@certitude/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../clock';
import { type SystemContext } from '../database/tenant-database';
import { type HappenedEvent } from './handles';
import { JobRegistry } from './job-registry';
import { OutboxRepository } from './outbox.repository';

/** Does one job: brings one event to one handler, unless that one has seen it. */
@Injectable()
export class EventWorker {
  constructor(
    @Inject(JobRegistry) private readonly registry: JobRegistry,
    @Inject(OutboxRepository) private readonly outbox: OutboxRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Handles one event from its envelope, which is all that is believed of a job.
   * @throws ZodError when the envelope or its payload do not fit the contract
   * @throws Error when this version has no such handler; another one's worker may
   * @throws whatever the handler throws
   */
  async handle(data: unknown): Promise<void> {
    const { job, event, context, all } = this.read(data);
    const { handler } = job;
    if (!(await this.outbox.isHandled(context, event.id, handler))) await job.run(context, event);
    await this.outbox.markHandled(context, event.id, { handler, all, at: this.clock.now() });
  }

  /** Ends what waits for a job that is not tried any more. @throws what `handle` throws */
  async giveUp(data: unknown): Promise<void> {
    const { job, event, context } = this.read(data);
    await job.giveUp?.(context, event);
  }

  private read(data: unknown) {
    const { id, organizationId, name, payload, handler: asked } = JobEnvelope.parse(data);
    const jobs = this.registry.jobs().filter(({ event }) => event === name);
    const job = jobs.find(({ handler, formerly }) => handler === asked || formerly === asked);
    if (!job) throw new UnknownHandler(`${asked} does not handle ${name}.`);
    const event = { id, name, payload: EVENTS[name].parse(payload) } as HappenedEvent;
    const context: SystemContext = { organizationId, actor: null, requestId: id };
    return { job, event, context, all: jobs.map(({ handler }) => handler) };
  }
}

class UnknownHandler extends Error {
  override readonly name = 'UnknownHandler';
}
