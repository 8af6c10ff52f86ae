import { type AccountId, type AssessmentId, type ReportId } from '@certitude/contracts';
import { type ReportView } from '@certitude/contracts/reporting';
import { type MomentPlace, type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';
import { Any } from 'typeorm';
import { insertArrivedRow } from './arrived-row';
import { ReportEntity } from './entities/report.entity';
import { type VersionReport } from './version-reports.service';

const REPORT = [
  ...(['id', 'assessmentId', 'revision', 'kind', 'format', 'paper', 'sections', 'holdsPlans', 'state'] as const),
  ...([
    'createdBy',
    'createdAt',
    'finishedAt',
    'problemCode',
    'problemDetail',
    'standard',
    'size',
    'sha256',
    'signed',
  ] as const),
];
/** A report without its content. */
export type ReportRow = Pick<ReportEntity, (typeof REPORT)[number]>;

/** With the archive that it came with. */
export type MarkedReport = ReportRow & Pick<ReportView, 'archive'>;

/** With its place in the list. */
export type ListedReport = MarkedReport & Pick<MomentPlace, 'moment'>;

/** Where a report is: one of another assessment is none. */
export interface ReportPlace {
  readonly assessmentId: AssessmentId;
  readonly id: ReportId;
}

/** Without the assessment for what moves all of an organization. */
type AnyPlace = Pick<ReportPlace, 'id'> & Partial<ReportPlace>;

interface ReportPage {
  readonly assessmentId: AssessmentId;
  /** Without those that hold plans, for who may not read plans. */
  readonly plans: boolean;
  readonly after: MomentPlace | null;
  readonly most: number;
}

/** Whose reports, as far as a person may read them. */
export interface OfVersion {
  readonly assessmentId: AssessmentId;
  readonly revision: number;
  /** With those that hold plans. */
  readonly plans: boolean;
}

const OPEN = Any(['waiting', 'running'] as const);

/** Reports of the transaction's organization. */
@Injectable()
export class ReportRepository {
  /** Newest first. */
  page(tx: TenantTransaction, { assessmentId, plans, after, most }: ReportPage): Promise<ListedReport[]> {
    const list = rows(tx)
      .and<Pick<MomentPlace, 'moment'>>({ moment: '(extract(epoch from t.createdAt) * 1000000)::bigint' })
      .where('t.assessment_id = :assessmentId', { assessmentId })
      .orderBy('t.created_at', 'DESC')
      .orderBy('t.id', 'DESC');
    if (!plans) list.where('not t.holds_plans', {});
    if (after)
      list.where(`(t.created_at, t.id) < (timestamptz 'epoch' + :moment * interval '1 microsecond', :id)`, after);
    return list.rows(most);
  }

  async find(tx: TenantTransaction, { assessmentId, id }: ReportPlace): Promise<MarkedReport | undefined> {
    const [row] = await rows(tx)
      .where('t.assessment_id = :assessmentId', { assessmentId })
      .where('t.id = :id', { id })
      .rows(1);
    return row;
  }

  /** For the job, which knows nothing but the report. */
  ordered(tx: TenantTransaction, id: ReportId): Promise<ReportRow | undefined> {
    return tx.repository(ReportEntity).findOne(REPORT, { id, state: OPEN });
  }

  async content(tx: TenantTransaction, place: AnyPlace): Promise<Uint8Array | null> {
    return (await tx.repository(ReportEntity).findOne(['content'], { ...place, state: 'done' }))?.content ?? null;
  }

  /** The newest finished one of each kind and format. */
  newestOf(tx: TenantTransaction, { assessmentId, revision, plans }: OfVersion): Promise<VersionReport[]> {
    return tx.query<VersionReport>(
      `select distinct on (kind, format) id, kind, format, null as "signedId", created_at as "createdAt", size, sha256 from report
       where assessment_id = $1 and revision = $2 and state = 'done' and ($3 or not holds_plans)
       order by kind, format, created_at desc, id desc`,
      [assessmentId, revision, plans],
    );
  }

  /** How many of somebody's are being made. */
  underWay(tx: TenantTransaction, createdBy: AccountId): Promise<number> {
    return tx.repository(ReportEntity).count({ createdBy, state: OPEN });
  }

  /** How many there are, and the oldest. */
  async kept(
    tx: TenantTransaction,
    assessmentId: AssessmentId,
  ): Promise<{ count: number; oldest: ReportRow | undefined }> {
    const [oldest] = await rows(tx)
      .where('t.assessment_id = :assessmentId', { assessmentId })
      .orderBy('t.created_at')
      .orderBy('t.id')
      .rows(1);
    return { count: await tx.repository(ReportEntity).count({ assessmentId }), oldest };
  }

  insert(tx: TenantTransaction, row: Parameters<ReturnType<typeof repository>['insert']>[0]): Promise<void> {
    return repository(tx).insert(row);
  }

  /** @param row as PostgreSQL writes it in JSON, with columns that reports have */
  insertArrived(tx: TenantTransaction, row: Readonly<Record<string, unknown>>, content: Uint8Array): Promise<void> {
    return insertArrivedRow(tx, { table: 'report', row, content });
  }

  /** @returns false when somebody deleted it, or it has ended */
  async update(
    tx: TenantTransaction,
    id: ReportId,
    changes: Partial<Omit<ReportEntity, 'organizationId' | 'id'>>,
  ): Promise<boolean> {
    return (await repository(tx).update({ id, state: OPEN }, changes)) === 1;
  }

  /** One signed file more. @param before how many there were @returns false when there are more by now, or it is gone */
  async countSigned(tx: TenantTransaction, place: AnyPlace, before: number): Promise<boolean> {
    return (await repository(tx).update({ ...place, state: 'done', signed: before }, { signed: before + 1 })) === 1;
  }

  /** @returns false when there is none */
  async delete(tx: TenantTransaction, place: ReportPlace): Promise<boolean> {
    return (await repository(tx).delete({ ...place })) === 1;
  }
}

const repository = (tx: TenantTransaction) => tx.repository(ReportEntity);
const rows = (tx: TenantTransaction) =>
  repository(tx)
    .query('t', REPORT)
    .and<Pick<MarkedReport, 'archive'>>({ archive: 'archive_before(t.organizationId, t.createdAt)' });
