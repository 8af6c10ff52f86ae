import { allows, type ImportId, type ImportJobId } from '@certitude/contracts';
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
import { paced, Stopped } from '../../job-progress';
import { Commits } from '../commits.service';
import { MergePreviews } from '../merging/merge-previews.service';
import { ImportJobRepository, type ImportJobRow } from './import-job.repository';
import { type ImportOrder, orderOf } from './import-order';
import { AT_ONCE, type Pace } from './pace';

/** Carries orders for imports out, each in one transaction. What a crash cut off left nothing, and is begun again. */
@Injectable()
export class ImportWork {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(ImportJobRepository) private readonly jobs: ImportJobRepository,
    @Inject(Commits) private readonly commits: Commits,
    @Inject(MergePreviews) private readonly merging: MergePreviews,
    @Inject(Memberships) private readonly memberships: Memberships,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws what `Commits` and `MergePreviews` throw */
  atOnce(context: TenantContext, id: ImportId, order: ImportOrder): Promise<void> {
    return this.carryOut(context, { id, order, pace: AT_ONCE });
  }

  /** As a job, on behalf of whoever ordered it. Does nothing when it was stopped, or is done. */
  async work(context: SystemContext, jobId: ImportJobId): Promise<void> {
    const note = (changes: Parameters<ImportJobRepository['update']>[2]) =>
      this.db.transaction(context, (tx) => this.jobs.update(tx, jobId, changes));
    const job = await this.db.transaction(context, (tx) => this.jobs.find(tx, jobId));
    if (job?.state !== 'waiting' && job?.state !== 'running') return;
    const report = paced((step, done, total) => note({ state: 'running', step, done, total }));
    try {
      await this.carryOut(await this.personOf(context, job), {
        id: job.importId,
        order: orderOf(job.ordered),
        pace: {
          report,
          finish: async (tx) => {
            const ended = { state: 'done', step: '', finishedAt: this.clock.now() } as const;
            if (!(await this.jobs.update(tx, jobId, ended))) throw new Stopped();
          },
        },
      });
    } catch (error) {
      if (error instanceof Stopped) return;
      if (!(error instanceof AppError) || isOutage(error)) throw error;
      const problem = { problemCode: error.code, problemDetail: error.detail ?? null };
      await note({ state: 'failed', ...problem, finishedAt: this.clock.now() });
    }
  }

  /** Nothing more is tried: whoever waits for it hears so. */
  async giveUp(context: SystemContext, jobId: ImportJobId): Promise<void> {
    const ended = { state: 'failed', problemCode: 'job.given-up', finishedAt: this.clock.now() } as const;
    await this.db.transaction(context, (tx) => this.jobs.update(tx, jobId, ended));
  }

  private async carryOut(
    context: TenantContext,
    { id, order, pace }: { readonly id: ImportId; readonly order: ImportOrder; readonly pace: Pace },
  ): Promise<void> {
    if (order.kind === 'commit') await this.commits.commit(context, id, { input: order.input, pace });
    else await this.merging.merge(context, id, { input: order.input, pace });
  }

  /** Whoever ordered it, as far as they still may. @throws AppError `access.forbidden` */
  private async personOf(
    { organizationId, requestId }: SystemContext,
    { createdBy }: ImportJobRow,
  ): Promise<TenantContext> {
    const role = await this.memberships.roleOf(organizationId, createdBy);
    if (role === null) throw new AppError('access.forbidden');
    requireThat(allows(role, 'assessment:import'), 'access.forbidden');
    return { organizationId, actor: { id: createdBy, role }, requestId };
  }
}
