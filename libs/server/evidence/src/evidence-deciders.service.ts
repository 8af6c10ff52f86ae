import { type AccountId, type Deciders as DecidersView, type Done, type EvidenceId } from '@certitude/contracts';
import { Deciders } from '@certitude/server/reviews';
import { requireThat, type TenantContext, TenantDatabase } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { EvidenceReader } from './evidence-reader';

/** Who may still accept a piece of evidence, and asking one of them. */
@Injectable()
export class EvidenceDeciders {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(EvidenceReader) private readonly reader: EvidenceReader,
    @Inject(Deciders) private readonly deciders: Deciders,
  ) {}

  /** @throws AppError `not-found` */
  find(context: TenantContext, id: EvidenceId): Promise<DecidersView> {
    return this.db.transaction(context, async (tx) => {
      await this.reader.judged(tx, id);
      return this.deciders.of(tx, { kind: 'evidence', id });
    });
  }

  /** By those who may submit it. @throws AppError `not-found`, `access.forbidden`, `review.cannot-decide` */
  ask(context: TenantContext, id: EvidenceId, asked: AccountId): Promise<Done> {
    return this.db.transaction(context, async (tx) => {
      requireThat((await this.reader.judged(tx, id)).mayChange, 'access.forbidden');
      await this.deciders.ask(tx, { kind: 'evidence', id }, { asked, within: null });
      return { done: true };
    });
  }
}
