import { type Clock, errorClassOf, type TenantDatabase } from '@certitude/server/core';
import { HeldMailEntity } from './entities/held-mail.entity';
import { MailServer, type MailAnswer, type OutgoingMail } from '../sending/mail-server';

/** Where no mail leaves, but operators look at what would have: it is kept instead. */
export class HeldMailServer extends MailServer {
  readonly secrets = 'masked';

  constructor(
    private readonly db: TenantDatabase,
    private readonly clock: Clock,
  ) {
    super();
  }

  async send({ id, to, subject, text, html }: OutgoingMail): Promise<MailAnswer> {
    try {
      const heldAt = this.clock.now();
      const row = { id, address: to, subject, text, html, heldAt };
      await this.db.globalRepository(HeldMailEntity).insertOnce(row);
      return { state: 'taken', said: 'Kept in the outbox of this instance.' };
    } catch (error) {
      return { state: 'later', said: `It could not be kept (${errorClassOf(error)}).` };
    }
  }

  close(): void {
    // Nothing is open.
  }
}
