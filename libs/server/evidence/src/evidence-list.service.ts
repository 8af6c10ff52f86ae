import { type EvidenceId, type EvidenceQuery, type EvidenceView, type Page } from '@certitude/contracts';
import { AssessmentAccess, scopeIds } from '@certitude/server/assessments';
import {
  cursorId,
  type KeyPlace,
  keyCursorOf,
  keyPlace,
  type PersonTransaction,
  type TenantContext,
  TenantDatabase,
  toPage,
} from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { type EvidenceFilter, evidenceOrder, listing } from './evidence-order';
import { EvidenceReader } from './evidence-reader';

interface Listed {
  readonly id: EvidenceId;
  readonly key: string;
}

/** Evidence in the order that is asked for. */
@Injectable()
export class EvidenceList {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(EvidenceReader) private readonly reader: EvidenceReader,
    @Inject(AssessmentAccess) private readonly access: AssessmentAccess,
  ) {}

  /** Which they are first, so that nothing is read of the others. */
  async page(context: TenantContext, { limit, after, ...filter }: EvidenceQuery): Promise<Page<EvidenceView>> {
    const place = placeOf(filter, after);
    const { loaded, next } = await this.db.transaction(context, async (tx) => {
      const listed = await this.listed(tx, filter, { place, most: limit + 1 });
      const { items, next } = toPage(listed, limit, evidenceOrder(filter) ? keyCursorOf : ({ id }) => id);
      const ids = items.map(({ id }) => id);
      return { loaded: await this.reader.withIds(tx, ids), next };
    });
    return { items: await this.reader.present(loaded), next };
  }

  private async listed(
    tx: PersonTransaction,
    filter: EvidenceFilter,
    { place, most }: { readonly place: KeyPlace | null; readonly most: number },
  ): Promise<Listed[]> {
    // What was superseded is no piece's current revision.
    if (filter.state === 'superseded') return [];
    const among = scopeIds(await this.access.scope(tx));
    const today = await this.access.today(tx);
    const { organizationId } = tx;
    const { sql, values } = listing(filter, { organizationId, today, among, place, most });
    return tx.query<Listed>(sql, values);
  }
}

/** The newest first go on after an id, as they always have. */
function placeOf(filter: EvidenceFilter, after: string | undefined): KeyPlace | null {
  const order = evidenceOrder(filter);
  if (order) return keyPlace(after, order);
  const id = cursorId<EvidenceId>(after);
  return id && { key: '', id };
}
