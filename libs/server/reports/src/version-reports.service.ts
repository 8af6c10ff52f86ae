import { type AssessmentId, type ReportId } from '@certitude/contracts';
import { type ReportFormat, type ReportKind } from '@certitude/contracts/reporting';
import { Assessments } from '@certitude/server/assessments';
import { found, type TenantContext, TenantDatabase } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { mayReadPlans } from './may-read-plans';
import { ReportRepository } from './report.repository';

/** A finished report of a version. */
export interface VersionReport {
  readonly id: ReportId;
  readonly kind: ReportKind;
  readonly format: ReportFormat;
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
    @Inject(Assessments) private readonly assessments: Assessments,
  ) {}

  /** The newest of each kind and format that the person may read, kind by kind. @throws AppError `not-found` */
  async newestOf(context: TenantContext, assessmentId: AssessmentId, revision: number): Promise<VersionReport[]> {
    await this.assessments.get(context, assessmentId);
    const plans = mayReadPlans(context);
    return this.db.transaction(context, (tx) => this.reports.newestOf(tx, { assessmentId, revision, plans }));
  }

  /** The file of a report that `newestOf` told of. @throws AppError `not-found` when it is gone meanwhile */
  async content(context: TenantContext, assessmentId: AssessmentId, { id }: VersionReport): Promise<Uint8Array> {
    return found(await this.db.transaction(context, (tx) => this.reports.content(tx, { assessmentId, id })));
  }
}
