import { type ReportId } from '@certitude/contracts';
import { MOST_SIGNED } from '@certitude/contracts/signing';
import { type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';
import { SignedReportEntity } from './entities/signed-report.entity';

const SIGNED = [
  ...(['reportId', 'number', 'size', 'sha256', 'signatures'] as const),
  ...(['isSignedHere', 'addedBy', 'addedAt'] as const),
];
/** A signed file without its content. */
export type SignedReportRow = Pick<SignedReportEntity, (typeof SIGNED)[number]>;

/** One of the signed files of a report. */
export interface SignedPlace {
  readonly reportId: ReportId;
  readonly number: number;
}

/** Signed files of the transaction's organization. */
@Injectable()
export class SignedReportRepository {
  /** Newest first. */
  all(tx: TenantTransaction, reportId: ReportId): Promise<SignedReportRow[]> {
    const list = rows(tx).query('t', SIGNED).where('t.report_id = :reportId', { reportId });
    return list.orderBy('t.number', 'DESC').rows(MOST_SIGNED);
  }

  find(tx: TenantTransaction, place: SignedPlace): Promise<SignedReportRow | undefined> {
    return rows(tx).findOne(SIGNED, { ...place });
  }

  async content(tx: TenantTransaction, place: SignedPlace): Promise<Uint8Array | null> {
    return (await rows(tx).findOne(['content'], { ...place }))?.content ?? null;
  }

  insert(tx: TenantTransaction, row: Parameters<ReturnType<typeof rows>['insert']>[0]): Promise<void> {
    return rows(tx).insert(row);
  }
}

const rows = (tx: TenantTransaction) => tx.repository(SignedReportEntity);
