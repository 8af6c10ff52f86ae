import { type HeldMail, type HeldMailView, type InputOf, outboxApi, type Page } from '@certitude/contracts';
import { Input, Public, Serves } from '@certitude/server/core';
import { Controller, Inject, UseGuards } from '@nestjs/common';
import { OutboxDoor } from './outbox-door';
import { Outbox } from './outbox.service';

/** Mails that were kept instead of sent. */
@Controller()
@UseGuards(OutboxDoor)
export class OutboxController {
  constructor(@Inject(Outbox) private readonly outbox: Outbox) {}

  @Serves(outboxApi.list)
  @Public('operators have no account; they show the key of the outbox')
  list(@Input() input: InputOf<typeof outboxApi.list>): Promise<Page<HeldMailView>> {
    return this.outbox.list(input.query);
  }

  @Serves(outboxApi.get)
  @Public('operators have no account; they show the key of the outbox')
  get(@Input() input: InputOf<typeof outboxApi.get>): Promise<HeldMail> {
    return this.outbox.get(input.params.mailId);
  }
}
