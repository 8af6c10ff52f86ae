import { type HandoverId, type HandoverView } from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { WorkHandoverEntity } from './entities/work-handover.entity';

type Recorded = Omit<WorkHandoverEntity, 'organizationId'>;
export type HandoverRow = Omit<HandoverView, 'at' | 'count'> & Pick<Recorded, 'subjects' | 'at'>;

const ROW = ['id', 'kind', 'from', 'to', 'by', 'subjects', 'at'] as const;

/** What was handed over. Rows are written once. */
@Injectable()
export class HandoverRepository {
  insert(tx: TenantTransaction, handover: Recorded): Promise<void> {
    return tx.repository(WorkHandoverEntity).insert(handover);
  }

  /** Newest first. */
  page(tx: TenantTransaction, after: HandoverId | null, most: number): Promise<HandoverRow[]> {
    const where = after ? { id: LessThan(after) } : {};
    return tx.repository(WorkHandoverEntity).find(ROW, { where, order: { id: 'DESC' }, most });
  }
}
