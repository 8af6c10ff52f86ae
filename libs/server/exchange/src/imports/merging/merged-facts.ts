import { type AssessmentId, daysOutOfOrder } from '@certitude/contracts';
import { type MergeFactRow, type MergeImport, type MergeStrategy } from '@certitude/contracts/exchange';
import { BroughtFacts } from '@certitude/server/assessments';
import { AppError, type PersonTransaction, requireThat, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { type ComparedFact, comparedFacts, decidedFacts, factsAfter, type FactsBack, factsBack } from './merge-facts';
import { type PlannedMerge } from './merge-reader';
import { type MergedFact } from './recorded-merge';

/** Who assesses and when: compared, taken over with a merge, and put back with it. */
@Injectable()
export class MergedFacts {
  constructor(@Inject(BroughtFacts) private readonly facts: BroughtFacts) {}

  /** What the source says otherwise, and the version of the assessment that it is compared with. */
  async preview(
    tx: TenantTransaction,
    { assessment, document }: Pick<PlannedMerge, 'assessment' | 'document'>,
    strategy: MergeStrategy,
  ): Promise<{ version: number; facts: MergeFactRow[] }> {
    const standing = await this.facts.read(tx, assessment.id);
    return { version: standing.version, facts: comparedFacts(document, standing, strategy).map(toRow) };
  }

  /**
   * Under the lock of the stream. Whoever did not see them changes none.
   * @throws AppError `import.moved-on` when one that would be overwritten was changed after it was seen; `request.invalid`
   *   for chosen days that come before those they follow
   */
  async take(
    tx: PersonTransaction,
    { document }: Pick<PlannedMerge, 'document'>,
    { assessmentId, strategy, facts, version }: MergeImport,
  ): Promise<readonly MergedFact[]> {
    if (version === 0) return [];
    const before = await this.facts.read(tx, assessmentId);
    const taken = decidedFacts(comparedFacts(document, before, strategy), facts).filter(({ takes }) => takes);
    const isUnseen = taken.some(({ fact }) => (before.changed[fact]?.version ?? 0) > version);
    requireThat(!isUnseen, 'import.moved-on');
    const after = factsAfter(taken);
    if (daysOutOfOrder({ ...before.values, ...after }).length > 0) throw outOfOrder();
    if (taken.length > 0) await this.facts.set(tx, assessmentId, after);
    const { changed } = await this.facts.read(tx, assessmentId);
    return taken.map(({ fact, now }) => ({ fact, before: now, version: changed[fact]?.version ?? 0 }));
  }

  /** Puts back what nobody has changed since. Under the lock of the stream. */
  async putBack(tx: PersonTransaction, assessmentId: AssessmentId, merged: readonly MergedFact[]): Promise<void> {
    const { changes } = factsBack(merged, await this.facts.read(tx, assessmentId));
    if (Object.keys(changes).length > 0) await this.facts.set(tx, assessmentId, changes);
  }

  /** How many of them are not put back, and why. */
  async staying(
    tx: TenantTransaction,
    assessmentId: AssessmentId,
    merged: readonly MergedFact[],
  ): Promise<Pick<FactsBack, 'changed' | 'outOfOrder'>> {
    return merged.length === 0
      ? { changed: 0, outOfOrder: 0 }
      : factsBack(merged, await this.facts.read(tx, assessmentId));
  }
}

const toRow = ({ fact, now, imported, changedAt, importedAt, takes }: ComparedFact): MergeFactRow => ({
  ...{ fact, takes, now: now ?? '', imported: imported ?? '' },
  changedAt: changedAt.toISOString(),
  importedAt: importedAt?.toISOString() ?? null,
});

const outOfOrder = (): AppError =>
  new AppError('request.invalid', undefined, [
    { path: 'body.facts', message: 'must be days of which none comes before the one that it follows' },
  ]);
