import { type AssessmentId, type ImportId } from '@certitude/contracts';
import { type MergeImport, type MergePreview, type MergeRow, type MergeStrategy } from '@certitude/contracts/exchange';
import { type TenantContext, TenantDatabase } from '@certitude/server/core';
import { placeTitle } from '@certitude/server/models';
import { type ModelRelease } from '@certitude/maturity';
import { Inject, Injectable } from '@nestjs/common';
import { ImportRepository } from '../import.repository';
import { type Pace } from '../jobs/pace';
import { type ComparedAnswer } from './compared-answers';
import { MergeAdditions } from './merge-additions';
import { compared, MergeReader } from './merge-reader';
import { MergedFacts } from './merged-facts';
import { Merges } from './merges.service';

export interface OrderedMerge {
  readonly input: MergeImport;
  readonly pace: Pace;
}

/** Sources beside the assessments that they are to go into. */
@Injectable()
export class MergePreviews {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(MergeReader) private readonly reader: MergeReader,
    @Inject(MergeAdditions) private readonly additions: MergeAdditions,
    @Inject(ImportRepository) private readonly imports: ImportRepository,
    @Inject(Merges) private readonly merges: Merges,
    @Inject(MergedFacts) private readonly facts: MergedFacts,
  ) {}

  /** What would change, answer by answer; nothing is written. @throws what `MergeReader` throws */
  async preview(
    context: TenantContext,
    id: ImportId,
    { assessmentId, strategy }: { readonly assessmentId: AssessmentId; readonly strategy: MergeStrategy },
  ): Promise<MergePreview> {
    const planned = await this.reader.read(context, id, assessmentId);
    const { evidence, plans, targets, declared, moved } = await this.additions.of(context, planned, strategy);
    const answers = compared(planned, strategy, planned.standing);
    const rows = answers.filter(({ differs }) => differs.length > 0);
    const { name } = planned.assessment;
    return {
      assessment: { id: assessmentId, name },
      strategy,
      head: planned.head,
      rows: rows.map((row) => toRow(row, planned.model)),
      same: answers.length - rows.length,
      adds: {
        evidence: evidence.length,
        plans: plans.length,
        targets: targets.length,
        declared: declared.length,
        moved: moved.length,
      },
      ...(await this.db.transaction(context, async (tx) => ({
        ...(await this.facts.preview(tx, planned, strategy)),
        earlier: await this.imports.earlierMerge(tx, planned.row, assessmentId),
      }))),
    };
  }

  /** Takes a preview into an assessment. @throws what `MergeReader` and `Merges` throw */
  async merge(context: TenantContext, id: ImportId, { input, pace }: OrderedMerge): Promise<void> {
    await this.reader.prepare(context, input.assessmentId);
    const planned = await this.reader.read(context, id, input.assessmentId);
    const additions = await this.additions.of(context, planned, input.strategy);
    await this.merges.merge(context, id, { input, pace, read: { planned, additions } });
  }
}

const toRow = (
  { standing, planned, now, imported, importedAt, takes, differs }: ComparedAnswer,
  model: ModelRelease,
): MergeRow => ({
  response: standing.id,
  title: placeTitle(model, planned),
  now,
  imported,
  changedAt: standing.changedAt?.toISOString() ?? null,
  importedAt: importedAt?.toISOString() ?? null,
  takes: [...takes],
  differs: [...differs],
});
