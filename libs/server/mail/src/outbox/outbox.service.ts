import { type HeldMail, type HeldMailView, type Page, type PageQuery } from '@certitude/contracts';
import { cursorId, found, TenantDatabase, toPage } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { HeldMailEntity } from './entities/held-mail.entity';

const SHOWN = ['id', 'address', 'subject', 'heldAt'] as const;

/** What would have been sent, for operators. */
@Injectable()
export class Outbox {
  constructor(@Inject(TenantDatabase) private readonly db: TenantDatabase) {}

  /** Newest first. */
  async list({ after, limit }: PageQuery): Promise<Page<HeldMailView>> {
    const before = cursorId(after);
    const rows = await this.mails().find(SHOWN, {
      ...(before !== null && { where: { id: LessThan<string>(before) } }),
      order: { id: 'DESC' },
      most: limit + 1,
    });
    return toPage(rows.map(viewOf), limit, ({ id }) => id);
  }

  /** @throws AppError `not-found` */
  async get(id: string): Promise<HeldMail> {
    const { text, html, ...row } = found(await this.mails().findOne([...SHOWN, 'text', 'html'], { id }));
    return { ...viewOf(row), text, html };
  }

  private mails() {
    return this.db.globalRepository(HeldMailEntity);
  }
}

const viewOf = ({ id, address, subject, heldAt }: Pick<HeldMailEntity, (typeof SHOWN)[number]>): HeldMailView => ({
  id,
  to: address,
  subject,
  heldAt: heldAt.toISOString(),
});
