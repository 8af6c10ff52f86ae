import {
  type AccountId,
  type AssessmentId,
  type assessmentsApi,
  type HistoryEntry,
  type InputOf,
  type Page,
  type ResponseId,
} from '@certitude/contracts';
import { AppError, TenantDatabase, type TenantContext, type TenantTransaction, toPage } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { type z } from 'zod';
import { Responses } from './responses.service';
import { OPERATION_COLUMNS, type OperationRow } from './stream/operation-row';

type SourcedRow = OperationRow & { readonly source: string | null };

/** Operations with what they were imported from: those older than the arrival of an archive are from there. */
const SOURCED = `select ${OPERATION_COLUMNS}, concat_ws(', ', f.source, (
    select 'an archive of ' || (g.archive ->> 'organization') || ', imported by ' || p.name
    from (select archive_before(o.organization_id, o.at) as archive) g
    join account p on p.id = (g.archive ->> 'importedBy')::uuid)) as source
  from assessment_operation o
  left join operation_source f on f.organization_id = o.organization_id and f.assessment_id = o.assessment_id
    and f.client_id = o.client_id`;

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
      const rows = await tx.query<SourcedRow>(
        `${SOURCED}
         where o.assessment_id = $1 and o.response_id = $2 and ($3::bigint is null or o.seq < $3)
         order by o.seq desc limit $4`,
        [params.assessmentId, params.responseId, before, query.limit + 1],
      );
      return toPage(rows.map(toEntry), query.limit, ({ seq }) => String(seq));
    });
  }

  /**
   * Changes of an assessment after a step, oldest first, without those of texts: what was typed is in the texts.
   * @param after number of the last step of the page before; 0 for the first page
   */
  async ofAssessment(
    tx: TenantTransaction,
    assessmentId: AssessmentId,
    { after, most }: { readonly after: number; readonly most: number },
  ): Promise<Entry[]> {
    const rows = await tx.query<SourcedRow>(
      `${SOURCED}
       where o.assessment_id = $1 and o.seq > $2 and o.field <> 'rationale' order by o.seq limit $3`,
      [assessmentId, after, most],
    );
    return rows.map(toEntry);
  }

  /** When each response that was touched was changed last, texts included. */
  async lastChanges(tx: TenantTransaction, assessmentId: AssessmentId): Promise<ReadonlyMap<ResponseId, string>> {
    const rows = await tx.query<{ id: ResponseId; at: Date }>(
      `select o.response_id as id, max(o.at) as at from assessment_operation o where o.assessment_id = $1
       group by o.response_id`,
      [assessmentId],
    );
    return new Map(rows.map(({ id, at }) => [id, at.toISOString()]));
  }

  /** Which parts of the answer changed after a sequence number, in the order of their last change. */
  async changedSince(tx: TenantTransaction, response: ResponseId, seq: number): Promise<string[]> {
    const rows = await tx.query<{ field: string }>(
      `select o.field from assessment_operation o
       where o.response_id = $1 and o.seq > $2 and o.field in ('level', 'applicability', 'rationale')
         and (o.field = 'rationale' or o.value is distinct from o.previous)
       group by o.field order by max(o.seq)`,
      [response, seq],
    );
    return rows.map(({ field }) => field);
  }

  /** Who submitted the response last. */
  async submitter(tx: TenantTransaction, response: ResponseId): Promise<AccountId | null> {
    const [row] = await tx.query<{ actor: AccountId }>(
      `select o.actor_id as actor from assessment_operation o
       where o.response_id = $1 and o.field = 'status' and o.value = '"ready-for-review"'::jsonb
         and o.value is distinct from o.previous
       order by o.seq desc limit 1`,
      [response],
    );
    return row?.actor ?? null;
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

const toEntry = (row: SourcedRow): Entry => ({
  seq: row.seq,
  at: new Date(row.at).toISOString(),
  actor: row.actor_id,
  response: row.response_id,
  field: row.field,
  from: row.previous,
  to: row.value,
  derived: row.client_id === null,
  source: row.source === '' ? null : row.source,
});
