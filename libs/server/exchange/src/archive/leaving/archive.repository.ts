import { type AccountId, type ArchiveId } from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';
import { Any } from 'typeorm';
import { ArchiveExportEntity } from '../entities/archive-export.entity';
import { ArchiveOriginEntity } from '../entities/archive-origin.entity';

export const ARCHIVE = [
  ...(['id', 'state', 'step', 'done', 'total', 'createdAt', 'finishedAt', 'problemCode', 'problemDetail'] as const),
  ...(['createdBy', 'size', 'sha256', 'lost', 'expiresAt'] as const),
];
export type ArchiveRow = Pick<ArchiveExportEntity, (typeof ARCHIVE)[number]>;
const ORIGIN = [...(['organizationName', 'archivedAt', 'importedAt', 'importedBy', 'trusted', 'signedBy'] as const)];
export type OriginRow = Pick<ArchiveOriginEntity, (typeof ORIGIN)[number]>;

const MOST_SHOWN = 10;
const OPEN = Any(['waiting', 'running'] as const);

/** Archives that were asked for. */
@Injectable()
export class ArchiveRepository {
  newest(tx: TenantTransaction): Promise<ArchiveRow[]> {
    return tx.repository(ArchiveExportEntity).find(ARCHIVE, { order: { id: 'DESC' }, most: MOST_SHOWN });
  }

  find(tx: TenantTransaction, id: ArchiveId): Promise<ArchiveRow | undefined> {
    return tx.repository(ArchiveExportEntity).findOne(ARCHIVE, { id });
  }

  origin(tx: TenantTransaction): Promise<OriginRow | undefined> {
    return tx.repository(ArchiveOriginEntity).findOne(ORIGIN, {});
  }

  isBusy(tx: TenantTransaction): Promise<boolean> {
    return tx.repository(ArchiveExportEntity).exists({ state: OPEN });
  }

  insert(tx: TenantTransaction, id: ArchiveId, createdBy: AccountId, createdAt: Date): Promise<void> {
    return tx.repository(ArchiveExportEntity).insert({ id, createdBy, createdAt });
  }

  /** @returns false when somebody stopped it, or it has ended */
  async update(
    tx: TenantTransaction,
    id: ArchiveId,
    changes: Partial<Omit<ArchiveExportEntity, 'organizationId' | 'id'>>,
  ): Promise<boolean> {
    return (await tx.repository(ArchiveExportEntity).update({ id, state: OPEN }, changes)) === 1;
  }

  /** Lets go of a file that is there. @returns false when there is none */
  async letGo(tx: TenantTransaction, id: ArchiveId): Promise<boolean> {
    return (
      (await tx
        .repository(ArchiveExportEntity)
        .update({ id, state: 'done' }, { state: 'cancelled', expiresAt: null })) === 1
    );
  }
}
