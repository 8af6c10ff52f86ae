import { createHash } from 'node:crypto';
import { allows, type ReportId } from '@certitude/contracts';
import { type ReportStandard } from '@certitude/contracts/reporting';
import { htmlOf, reportOf, TEMPLATE, typstInputs } from '@certitude/reports';
import {
  AppError,
  Clock,
  isOutage,
  Memberships,
  requireThat,
  type SystemContext,
  type TenantContext,
  TenantDatabase,
} from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { PdfMaker } from './pdf/pdf-maker.service';
import { LARGEST_REPORT } from './report-files';
import { ReportRepository, type ReportRow } from './report.repository';
import { ReportSources } from './report-sources.service';
import { readyToSign, withCredential } from './signing/prepared';

interface Made {
  readonly content: Uint8Array;
  readonly standard: ReportStandard | null;
}

/** Makes what was ordered, on behalf of whoever ordered it. One that a crash cut off is begun again. */
@Injectable()
export class ReportMaking {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(ReportRepository) private readonly reports: ReportRepository,
    @Inject(ReportSources) private readonly sources: ReportSources,
    @Inject(PdfMaker) private readonly pdfs: PdfMaker,
    @Inject(Memberships) private readonly memberships: Memberships,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Does nothing when it was deleted, or is done. */
  async make(context: SystemContext, id: ReportId): Promise<void> {
    const note = (changes: Parameters<ReportRepository['update']>[2]) =>
      this.db.transaction(context, (tx) => this.reports.update(tx, id, changes));
    const report = await this.db.transaction(context, (tx) => this.reports.ordered(tx, id));
    if (!report) return;
    await note({ state: 'running' });
    try {
      const { content, standard } = await this.made(await this.personOf(context, report), report);
      requireThat(content.byteLength <= LARGEST_REPORT, 'report.too-much');
      const file = { content, size: content.byteLength, sha256: createHash('sha256').update(content).digest('hex') };
      await note({ state: 'done', ...file, standard, finishedAt: this.clock.now() });
    } catch (error) {
      if (!(error instanceof AppError) || isOutage(error)) throw error;
      const problem = { problemCode: error.code, problemDetail: error.detail ?? null };
      await note({ state: 'failed', ...problem, finishedAt: this.clock.now() });
    }
  }

  /** Nothing more is tried: whoever waits for it hears so. */
  async giveUp(context: SystemContext, id: ReportId): Promise<void> {
    const ended = { state: 'failed', problemCode: 'job.given-up', finishedAt: this.clock.now() } as const;
    await this.db.transaction(context, (tx) => this.reports.update(tx, id, ended));
  }

  private async made(
    context: TenantContext,
    { assessmentId, revision, kind, sections, format, paper }: ReportRow,
  ): Promise<Made> {
    const source = await this.sources.of(context, assessmentId, revision);
    const report = reportOf(source, { kind, sections });
    if (format === 'html') return { content: Buffer.from(htmlOf(report)), standard: null };
    if (format === 'docx') return this.pdfs.make({ report, paper });
    const madeAt = Date.parse(`${report.date}T00:00:00Z`) / 1_000;
    const task = { template: TEMPLATE, inputs: typstInputs(report, paper), madeAt };
    const { content, standard } = await this.pdfs.make(withCredential(task, source, context.organizationId));
    return { content: readyToSign(content, source), standard };
  }

  /** Whoever ordered it, as far as they still may. @throws AppError `access.forbidden` */
  private async personOf(
    { organizationId, requestId }: SystemContext,
    { createdBy, holdsPlans }: ReportRow,
  ): Promise<TenantContext> {
    const role = await this.memberships.roleOf(organizationId, createdBy);
    if (role === null) throw new AppError('access.forbidden');
    requireThat(allows(role, 'assessment:read') && (!holdsPlans || allows(role, 'plan:read')), 'access.forbidden');
    return { organizationId, actor: { id: createdBy, role }, requestId };
  }
}
