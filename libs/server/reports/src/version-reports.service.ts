import { type AssessmentId, type ReportId } from '@certitude/contracts';
import { type ReportFormat, type ReportKind } from '@certitude/contracts/reporting';
import { type SignedReportId } from '@certitude/contracts/signing';
import { Assessments } from '@certitude/server/assessments';
import { found, type TenantContext, TenantDatabase } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { mayReadPlans } from './may-read-plans';
import { ReportRepository } from './report.repository';
import { SignedReportRepository } from './signing/signed-report.repository';

/** A finished report of a version, or a signed file of one. */
export interface VersionReport {
  readonly id: ReportId;
  readonly kind: ReportKind;
  readonly format: ReportFormat;
  /** Null for the report itself. */
  readonly signedId: SignedReportId | null;
  /** When it was made, or the signed file was added. */
  readonly createdAt: Date;
  readonly size: number;
  readonly sha256: string;
}

/** Finished reports of versions, for what hands versions on. */
@Injectable()
export class VersionReports {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(ReportRepository) private readonly reports: ReportRepository,
    @Inject(SignedReportRepository) private readonly signed: SignedReportRepository,
    @Inject(Assessments) private readonly assessments: Assessments,
  ) {}

  /**
   * The newest of each kind and format that the person may read, kind by kind, and after each PDF the newest signed file of
   * its kind: who made the report again has not taken back what was signed.
   * @throws AppError `not-found`
   */
  async newestOf(context: TenantContext, assessmentId: AssessmentId, revision: number): Promise<VersionReport[]> {
    await this.assessments.get(context, assessmentId);
    const plans = mayReadPlans(context);
    const of = { assessmentId, revision, plans };
    return this.db.transaction(context, async (tx) => {
      const signed = new Map((await this.signed.newestOf(tx, of)).map((one) => [one.kind, one]));
      const reports = await this.reports.newestOf(tx, of);
      return reports.flatMap((report) => {
        const beside = report.format === 'pdf' ? signed.get(report.kind) : undefined;
        return beside ? [report, beside] : [report];
      });
    });
  }

  /** The file of a report that `newestOf` told of. @throws AppError `not-found` when it is gone meanwhile */
  async content(
    context: TenantContext,
    assessmentId: AssessmentId,
    { id, signedId }: VersionReport,
  ): Promise<Uint8Array> {
    const content = await this.db.transaction(context, (tx) =>
      signedId === null
        ? this.reports.content(tx, { assessmentId, id })
        : this.signed.content(tx, { reportId: id, id: signedId }),
    );
    return found(content);
  }
}
