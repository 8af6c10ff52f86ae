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
  /** Adds targets to a new assessment. */
  async set(tx: TenantTransaction, assessmentId: AssessmentId, targets: readonly Target[]): Promise<void> {
    if (targets.length === 0) return;
    const rows = targets.map((target) => ({ ...target, assessmentId, id: newId() }));
    await tx.repository(AssessmentTargetEntity).insert(rows);
  }

  read(tx: TenantTransaction, assessmentId: AssessmentId): Promise<Target[]> {
    const columns = ['module', 'category', 'requirement', 'level'] as const;
    const order = { module: 'ASC', category: 'ASC', requirement: 'ASC' } as const;
    return tx.repository(AssessmentTargetEntity).find(columns, { where: { assessmentId }, order });
  }
}
