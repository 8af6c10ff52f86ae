import { type AssessmentId, isTargetOf, type SetTarget } from '@certitude/contracts';
import { found, newId, requireThat, type TenantTransaction } from '@certitude/server/core';
import { hasPlace, type ModelPlace, ModelReleases } from '@certitude/server/models';
import { Inject, Injectable } from '@nestjs/common';
import { AssessmentTargetEntity } from '../entities/assessment-target.entity';
import { AssessmentEntity } from '../entities/assessment.entity';

/** A level to reach; without a requirement of a category, without a category of a module. */
export interface Target extends ModelPlace {
  readonly level: number;
}

/** Which levels parts of an assessment are to reach; that of the whole is its own target level. */
@Injectable()
export class AssessmentTargets {
  constructor(@Inject(ModelReleases) private readonly releases: ModelReleases) {}

  /** Adds targets where there are none yet. */
  async add(
    tx: TenantTransaction,
    assessmentId: AssessmentId,
    targets: readonly Target[],
  ): Promise<readonly { readonly id: string; readonly level: number }[]> {
    const rows = targets.map((target) => ({ ...target, assessmentId, id: newId() }));
    if (rows.length > 0) await tx.repository(AssessmentTargetEntity).insert(rows);
    return rows;
  }

  /**
   * Sets one or takes it away.
   * @throws AppError `not-found` for a part that the assessment's release does not have, `conflict` when the target is neither
   *   as it was seen nor as it is to be
   */
  async change(tx: TenantTransaction, assessmentId: AssessmentId, { from, level, ...place }: SetTarget): Promise<void> {
    await this.requirePlace(tx, assessmentId, place);
    const now = (await this.read(tx, assessmentId)).find((target) => isTargetOf(target, place))?.level ?? null;
    if (now === level) return;
    requireThat(now === from, 'conflict', 'Somebody has set another target meanwhile.');
    if (now !== null) await this.remove(tx, assessmentId, place);
    if (level !== null) await this.add(tx, assessmentId, [{ ...place, level }]);
  }

  private async requirePlace(tx: TenantTransaction, id: AssessmentId, place: ModelPlace): Promise<void> {
    const { modelReleaseId } = found(await tx.repository(AssessmentEntity).findOne(['modelReleaseId'], { id }));
    const { model } = await this.releases.get(modelReleaseId);
    requireThat(hasPlace(model, place), 'not-found', 'The model has no such part.');
  }

  private async remove(
    tx: TenantTransaction,
    assessmentId: AssessmentId,
    { module, category, requirement }: ModelPlace,
  ): Promise<void> {
    await tx.query(
      `delete from assessment_target where assessment_id = $1 and module = $2 and category is not distinct from $3
         and requirement is not distinct from $4`,
      [assessmentId, module, category, requirement],
    );
  }

  read(tx: TenantTransaction, assessmentId: AssessmentId): Promise<Target[]> {
    const columns = ['module', 'category', 'requirement', 'level'] as const;
    const order = { module: 'ASC', category: 'ASC', requirement: 'ASC' } as const;
    return tx.repository(AssessmentTargetEntity).find(columns, { where: { assessmentId }, order });
  }
}
