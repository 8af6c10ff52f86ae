import { Inject, Injectable, Logger } from '@nestjs/common';
import { Scheduled } from './handles';
import { JobRegistry } from './job-registry';
import { OutboxRepository } from './outbox.repository';

const MINUTE = 60_000;
/** An event whose job has not come to an end by then may have lost it. */
const LOST_AFTER = 10 * MINUTE;
const REMEMBER = 7 * 24 * 60 * MINUTE;

/**
 * Keeps the outbox complete and small. An event whose job vanished with the queue goes to the relay again; when the job
 * is still there that changes nothing, because its id is the same. Dead letters stay where they are.
 */
@Injectable()
export class OutboxHousekeeping {
  private readonly logger = new Logger('Outbox');

  constructor(
    @Inject(OutboxRepository) private readonly outbox: OutboxRepository,
    @Inject(JobRegistry) private readonly registry: JobRegistry,
  ) {}

  @Scheduled('outbox-housekeeping', 5 * MINUTE)
  async run(now: Date): Promise<void> {
    const again = await this.outbox.relayAgain(new Date(now.getTime() - LOST_AFTER), this.registry.jobs());
    if (again > 0) this.logger.warn(`${again} events were not handled in time and go to the queue again.`);
    await this.outbox.forget(new Date(now.getTime() - REMEMBER));
  }
}
