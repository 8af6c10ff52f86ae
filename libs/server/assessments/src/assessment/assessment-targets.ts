import { type AssessmentId } from '@certitude/contracts';
import { newId, type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';
import { AssessmentTargetEntity } from '../entities/assessment-target.entity';

/** A level to reach; without a requirement of a category, without a category of a module. */
export interface Target {
  readonly module: string;
  readonly category: string | null;
  readonly requirement: string | null;
  readonly level: number;
}

/** Which levels parts of an assessment are to reach; that of the whole is its own target level. */
@Injectable()
export class AssessmentTargets {
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

  read(tx: TenantTransaction, assessmentId: AssessmentId): Promise<Target[]> {
    const columns = ['module', 'category', 'requirement', 'level'] as const;
    const order = { module: 'ASC', category: 'ASC', requirement: 'ASC' } as const;
    return tx.repository(AssessmentTargetEntity).find(columns, { where: { assessmentId }, order });
  }
}
