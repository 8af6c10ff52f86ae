import { type ReportId } from '@certitude/contracts';
import { MOST_SIGNED, type SignedReportId, type SignedReportView } from '@certitude/contracts/signing';
import { type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';
import { insertArrivedRow } from '../arrived-row';
import { type OfVersion } from '../report.repository';
import { type VersionReport } from '../version-reports.service';
import { SignedReportEntity } from './entities/signed-report.entity';

const SIGNED = [
  ...(['reportId', 'number', 'size', 'sha256', 'signatures'] as const),
  ...(['isSignedHere', 'addedBy', 'addedAt'] as const),
];
/** A signed file without its content, with the archive that it came with. */
export type SignedReportRow = Pick<SignedReportEntity, (typeof SIGNED)[number]> & Pick<SignedReportView, 'archive'>;

/** One of the signed files of a report. */
export interface SignedPlace {
  readonly reportId: ReportId;
  readonly number: number;
}

/** One of them by its id, with its report where that is known. */
interface SignedId {
  readonly id: SignedReportId;
  readonly reportId?: ReportId;
}

/** Signed files of the transaction's organization. */
@Injectable()
export class SignedReportRepository {
  /** Newest first. */
  all(tx: TenantTransaction, reportId: ReportId): Promise<SignedReportRow[]> {
    const list = marked(tx).where('t.report_id = :reportId', { reportId });
    return list.orderBy('t.number', 'DESC').rows(MOST_SIGNED);
  }

  async find(tx: TenantTransaction, { reportId, number }: SignedPlace): Promise<SignedReportRow | undefined> {
    const one = marked(tx).where('t.report_id = :reportId', { reportId }).where('t.number = :number', { number });
    return (await one.rows(1))[0];
  }

  /** @param place by its id alone for what moves all of an organization */
  async content(tx: TenantTransaction, place: SignedPlace | SignedId): Promise<Uint8Array | null> {
    return (await rows(tx).findOne(['content'], { ...place }))?.content ?? null;
  }

  /** The newest of the newest signed report of each kind. */
  newestOf(tx: TenantTransaction, { assessmentId, revision, plans }: OfVersion): Promise<VersionReport[]> {
    return tx.query<VersionReport>(
      `select distinct on (r.kind) r.id, r.kind, r.format, s.id as "signedId", s.added_at as "createdAt", s.size, s.sha256
       from report r join signed_report s on s.organization_id = r.organization_id and s.report_id = r.id
       where r.assessment_id = $1 and r.revision = $2 and r.state = 'done' and ($3 or not r.holds_plans)
       order by r.kind, r.id desc, s.number desc`,
      [assessmentId, revision, plans],
    );
  }

  insert(tx: TenantTransaction, row: Parameters<ReturnType<typeof rows>['insert']>[0]): Promise<void> {
    return rows(tx).insert(row);
  }

  /** @param row as PostgreSQL writes it in JSON, with columns that signed files have */
  insertArrived(tx: TenantTransaction, row: Readonly<Record<string, unknown>>, content: Uint8Array): Promise<void> {
    return insertArrivedRow(tx, { table: 'signed_report', row, content });
  }
}

const rows = (tx: TenantTransaction) => tx.repository(SignedReportEntity);
const marked = (tx: TenantTransaction) =>
  rows(tx)
    .query('t', SIGNED)
    .and<Pick<SignedReportView, 'archive'>>({ archive: 'archive_before(t.organizationId, t.addedAt)' });
