import { type AccountId, type ImportId, type ImportJobId } from '@certitude/contracts';
import { Clock, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { Any, Not } from 'typeorm';
import { ImportJobEntity } from '../entities/import-job.entity';

const JOB = [
  ...(['id', 'importId', 'ordered', 'state', 'step', 'done', 'total', 'createdBy', 'createdAt'] as const),
  ...(['finishedAt', 'problemCode', 'problemDetail'] as const),
];
export type ImportJobRow = Pick<ImportJobEntity, (typeof JOB)[number]>;
const OPEN = Any(['waiting', 'running'] as const);

/** Imports that take a while. */
@Injectable()
export class ImportJobRepository {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  find(tx: TenantTransaction, id: ImportJobId): Promise<ImportJobRow | undefined> {
    return tx.repository(ImportJobEntity).findOne(JOB, { id });
  }

  /** The one that is under way. */
  open(tx: TenantTransaction, importId: ImportId): Promise<ImportJobRow | undefined> {
    return tx.repository(ImportJobEntity).findOne(JOB, { importId, state: OPEN });
  }

  /** The last one, whatever became of it. */
  async last(tx: TenantTransaction, importId: ImportId): Promise<ImportJobRow | undefined> {
    const [row] = await tx
      .repository(ImportJobEntity)
      .find(JOB, { where: { importId }, order: { id: 'DESC' }, most: 1 });
    return row;
  }

  /** In the place of those that have ended. */
  async insert(tx: TenantTransaction, row: NewJob): Promise<void> {
    await tx.repository(ImportJobEntity).delete({ importId: row.importId, state: Not(OPEN) });
    await tx.repository(ImportJobEntity).insert({ ...row, createdAt: this.clock.now() });
  }

  /** @returns false when somebody stopped it, or it has ended */
  async update(tx: TenantTransaction, id: ImportJobId, changes: JobChanges): Promise<boolean> {
    return (await tx.repository(ImportJobEntity).update({ id, state: OPEN }, changes)) === 1;
  }

  /** Stops what is under way; nothing changes where nothing is. */
  async stop(tx: TenantTransaction, importId: ImportId): Promise<void> {
    const finishedAt = this.clock.now();
    await tx.repository(ImportJobEntity).update({ importId, state: OPEN }, { state: 'cancelled', finishedAt });
  }
}

interface NewJob {
  readonly id: ImportJobId;
  readonly importId: ImportId;
  readonly ordered: string;
  readonly createdBy: AccountId;
}
type JobChanges = Partial<
  Pick<ImportJobEntity, 'state' | 'step' | 'done' | 'total' | 'finishedAt' | 'problemCode' | 'problemDetail'>
>;
