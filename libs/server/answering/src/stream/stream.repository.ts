import { type AssessmentId, type ResponseId, type ResponseSnapshot, type StreamState } from '@certitude/contracts';
import { found, type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';
import { type Append, appendStep } from './append';
import { LOCKED_STREAM, type StreamRow } from './facts/stream-row';
import { RESPONSE_COLUMNS, type ResponseRow, toSnapshot } from './response-row';

/** A stream whose row this transaction has locked: nobody else appends until it ends. */
export interface LockedStream extends StreamRow {
  readonly assessmentId: AssessmentId;
}

/** Queries on streams inside a transaction, for everything but the hot path of live edits. */
@Injectable()
export class StreamRepository {
  /** @throws AppError `not-found` */
  async lock(tx: TenantTransaction, assessmentId: AssessmentId): Promise<LockedStream> {
    const [row] = await tx.query<StreamRow>(LOCKED_STREAM.text, [tx.organizationId, assessmentId]);
    return { assessmentId, ...found(row) };
  }

  async setState(tx: TenantTransaction, stream: LockedStream, next: Omit<StreamRow, 'head'>): Promise<void> {
    await tx.query(
      `update assessment_stream set state = $2, epoch = $3, freezing_since = case when $2 = $4 then now() end
       where assessment_id = $1`,
      [stream.assessmentId, next.state, next.epoch, 'freezing' satisfies StreamState],
    );
  }

  /** @throws AppError `not-found` */
  async response(tx: TenantTransaction, assessmentId: AssessmentId, id: ResponseId): Promise<ResponseSnapshot> {
    const [row] = await tx.query<ResponseRow>(
      `select ${RESPONSE_COLUMNS} from response r where r.assessment_id = $1 and r.id = $2`,
      [assessmentId, id],
    );
    return toSnapshot(found(row));
  }

  /** What was decided under the lock still holds. */
  async append(tx: TenantTransaction, append: Append): Promise<void> {
    const { statement, values } = appendStep(append);
    const rows = await tx.query(statement.text, values);
    if (rows.length !== 1) throw new Error('The locked stream has moved.');
  }
}
