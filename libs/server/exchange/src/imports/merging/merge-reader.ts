import {
  type AccountId,
  type AssessmentId,
  type AssessmentView,
  isSameKindOfAnswers,
  type ImportId,
} from '@certitude/contracts';
import { goalOf, type MergeStrategy } from '@certitude/contracts/exchange';
import { type ModelRelease } from '@certitude/maturity';
import { type StandingAnswer } from '@certitude/server/answering';
import { Assessments } from '@certitude/server/assessments';
import { AppError, found, requireThat, type TenantContext, TenantDatabase } from '@certitude/server/core';
import { ModelReleases } from '@certitude/server/models';
import { Inject, Injectable } from '@nestjs/common';
import { ImportRepository, type ImportRow } from '../import.repository';
import { ImportViews, type PlannedImport } from '../import-views';
import { methodOf } from '../mapping/method';
import { MergeAnswers } from './merge-answers';
import { type ComparedAnswer, comparedAnswers } from './compared-answers';

/** A source, and the assessment that it is to go into. */
export interface PlannedMerge extends PlannedImport {
  readonly row: ImportRow;
  readonly assessment: AssessmentView;
  readonly model: ModelRelease;
  readonly standing: readonly StandingAnswer[];
  /** How far the answers were read. */
  readonly head: number;
  readonly names: ReadonlyMap<AccountId, string>;
}

/** The answers of a merge side by side, `standing` as they are now. */
export const compared = (
  { document, plan, names }: Pick<PlannedMerge, 'document' | 'plan' | 'names'>,
  strategy: MergeStrategy,
  standing: readonly StandingAnswer[],
): ComparedAnswer[] => comparedAnswers({ document, planned: plan.answers, standing, strategy, names });

/** Reads what a merge rests on. */
@Injectable()
export class MergeReader {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(ImportRepository) private readonly imports: ImportRepository,
    @Inject(ImportViews) private readonly views: ImportViews,
    @Inject(Assessments) private readonly assessments: Assessments,
    @Inject(ModelReleases) private readonly releases: ModelReleases,
    @Inject(MergeAnswers) private readonly answers: MergeAnswers,
  ) {}

  /** Before something is written into it: may take long. */
  prepare(context: TenantContext, assessmentId: AssessmentId): Promise<void> {
    return this.answers.prepare(context, assessmentId);
  }

  /**
   * @throws AppError `not-found` for an import or an assessment that is not there, `import.expired`, `import.does-not-fit`,
   *   `assessment.frozen`
   */
  async read(context: TenantContext, id: ImportId, assessmentId: AssessmentId): Promise<PlannedMerge> {
    const row = await this.db.transaction(context, async (tx) => found(await this.imports.find(tx, id)));
    requireThat(!this.imports.isExpired(row), 'import.expired');
    const assessment = await this.assessments.get(context, assessmentId);
    requireThat(assessment.streamState === 'open', 'assessment.frozen');
    const { model } = await this.releases.get(assessment.modelReleaseId);
    const { model: source } = await this.releases.get(row.modelReleaseId);
    requireThat(goalOf(row.kind) !== 'people', 'import.does-not-fit', 'A list of people belongs to no assessment.');
    const isPart = goalOf(row.kind) === 'part';
    // Evidence and plans are of no method: they take that of the assessment that they go into.
    const planned = isPart ? this.views.plannedAs(row, model, assessment.method) : this.views.planned(row, model);
    requireFit({ source: source.version, ours: model.version });
    const fits = isPart || isSameKindOfAnswers(methodOf(planned.document), assessment.method);
    requireThat(fits, 'import.does-not-fit', 'One rates categories, the other requirements.');
    return { ...planned, row, assessment, model, ...(await this.answers.read(context, assessmentId)) };
  }
}

function requireFit({ source, ours }: { readonly source: string; readonly ours: string }): void {
  if (source === ours) return;
  throw new AppError(
    'import.does-not-fit',
    `It is about release ${source} of the model, the assessment about ${ours}.`,
  );
}
