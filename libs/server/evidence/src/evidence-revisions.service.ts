import {
  type evidenceApi,
  type EvidenceId,
  type EvidenceRevisionId,
  type EvidenceRevisionView,
  type InputOf,
  type Page,
} from '@certitude/contracts';
import {
  Clock,
  cursorId,
  type PersonTransaction,
  type TenantContext,
  TenantDatabase,
  toPage,
} from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { REVISION, standing, type StoredRevision } from './current-revision';
import { EvidenceReader } from './evidence-reader';

type PageQuery = InputOf<typeof evidenceApi.revisions>['query'];

/** What evidence said before, and how that was judged. */
@Injectable()
export class EvidenceRevisions {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(EvidenceReader) private readonly reader: EvidenceReader,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Newest first. @throws AppError `not-found` */
  list(context: TenantContext, id: EvidenceId, { limit, after }: PageQuery): Promise<Page<EvidenceRevisionView>> {
    const before = cursorId<EvidenceRevisionId>(after);
    return this.db.transaction(context, async (tx) => {
      await this.reader.judged(tx, id);
      const rows = await this.rows(tx, { id, before, most: limit + 1 });
      const reviews = await this.reader.reviews(tx, rows);
      const views = rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString(), reviews: reviews(row.id) }));
      return toPage(views, limit, ({ id: last }) => last);
    });
  }

  private async rows(
    tx: PersonTransaction,
    {
      id,
      before,
      most,
    }: { readonly id: EvidenceId; readonly before: EvidenceRevisionId | null; readonly most: number },
  ) {
    const rows = await tx.query<StoredRevision>(
      `select ${REVISION} from evidence_revision r
       join organization o on o.organization_id = r.organization_id
       left join stored_file f on f.organization_id = r.organization_id and f.id = r.file_id
       where r.evidence_id = $2 and ($3::uuid is null or r.id < $3) order by r.id desc limit $4`,
      [this.clock.now(), id, before, most],
    );
    return rows.map(standing);
  }
}
