import { type assessmentsApi, type HistoryEntry, type InputOf, type Page } from '@certitude/contracts';
import { AppError, TenantDatabase, type TenantContext, toPage } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { type z } from 'zod';
import { Responses } from './responses.service';
import { OPERATION_COLUMNS, type OperationRow } from './stream/operation-row';

type Entry = z.infer<typeof HistoryEntry>;
type Input = Pick<InputOf<typeof assessmentsApi.history>, 'params' | 'query'>;

/** What happened to a response: its operations in the log, which is only ever added to. */
@Injectable()
export class History {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(Responses) private readonly responses: Responses,
  ) {}

  /** Newest first. @throws AppError `not-found` */
  list(context: TenantContext, { params, query }: Input): Promise<Page<Entry>> {
    const before = sequenceCursor(query.after);
    return this.db.transaction(context, async (tx) => {
      await this.responses.requireIn(tx, params.assessmentId, params.responseId);
      const rows = await tx.query<OperationRow>(
        `select ${OPERATION_COLUMNS} from assessment_operation o
         where o.assessment_id = $1 and o.response_id = $2 and ($3::bigint is null or o.seq < $3)
         order by o.seq desc limit $4`,
        [params.assessmentId, params.responseId, before, query.limit + 1],
      );
      return toPage(rows.map(toEntry), query.limit, ({ seq }) => String(seq));
    });
  }
}

/** @throws AppError `request.invalid` */
function sequenceCursor(after: string | undefined): number | null {
  if (after === undefined) return null;
  if (/^\d{1,15}$/.test(after)) return Number(after);
  throw new AppError('request.invalid', undefined, [
    { path: 'query.after', message: 'must be the "next" of the page before' },
  ]);
}

const toEntry = (row: OperationRow): Entry => ({
  seq: row.seq,
  at: new Date(row.at).toISOString(),
  actor: row.actor_id,
  response: row.response_id,
  field: row.field,
  from: row.previous,
  to: row.value,
  derived: row.client_id === null,
});
