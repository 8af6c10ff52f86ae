import { type AccountId, type DeletionId } from '@certitude/contracts';
import { type Deletable, type DeletableKind, type Hanging } from '@certitude/contracts/deleting';
import { found, type PersonTransaction, type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';
import { IsNull, LessThan } from 'typeorm';
import { DeletionEntity } from '../entities/deletion.entity';

/** Something that people archive and delete. */
export interface Subject {
  readonly kind: DeletableKind;
  readonly id: string;
}
export type DeletionRow = Pick<DeletionEntity, 'id' | 'kind' | 'subjectId' | 'name' | 'deletedBy' | 'deletedAt'>;

const ROW = ['id', 'kind', 'subjectId', 'name', 'deletedBy', 'deletedAt'] as const;
const UNDOABLE = { restoredAt: IsNull(), removedAt: IsNull() };

/** Asks the functions of the database, which know all kinds alike: what is deleted is seen by nothing else. */
@Injectable()
export class DeletionRepository {
  /** Whose it is; undefined when it is not there, or deleted. */
  async subject(tx: TenantTransaction, { kind, id }: Subject): Promise<Deletable | undefined> {
    const [row] = await tx.query<{ createdBy: AccountId; isDraft: boolean }>(
      'select created_by as "createdBy", draft as "isDraft" from deletable($1, $2)',
      [kind, id],
    );
    return row && { kind, ...row };
  }

  async hanging(tx: TenantTransaction, { kind, id }: Subject): Promise<Hanging> {
    const [row] = await tx.query<Hanging>('select * from what_hangs_on($1, $2)', [kind, id]);
    return found(row);
  }

  /** @returns whether it was there */
  async archive(tx: PersonTransaction, { kind, id }: Subject, archived: boolean): Promise<boolean> {
    const [row] = await tx.query<{ done: boolean }>('select set_archived($1, $2, $3) as done', [kind, id, archived]);
    return found(row).done;
  }

  /** @returns whether it was there */
  async hide(tx: PersonTransaction, { kind, id }: Subject, deletion: DeletionId): Promise<boolean> {
    const [row] = await tx.query<{ done: boolean }>('select hide_object($1, $2, $3) as done', [kind, id, deletion]);
    return found(row).done;
  }

  /** @returns whether it could still be undone */
  async restore(tx: PersonTransaction, id: DeletionId): Promise<boolean> {
    const [row] = await tx.query<{ done: boolean }>('select restore_deleted($1) as done', [id]);
    return found(row).done;
  }

  /** Of those that can be undone. */
  find(tx: TenantTransaction, id: DeletionId): Promise<DeletionRow | undefined> {
    return tx.repository(DeletionEntity).findOne(ROW, { id, ...UNDOABLE });
  }

  /** Those that can be undone, newest first. */
  page(tx: TenantTransaction, after: DeletionId | null, most: number): Promise<DeletionRow[]> {
    const where = { ...UNDOABLE, ...(after && { id: LessThan(after) }) };
    return tx.repository(DeletionEntity).find(ROW, { where, order: { id: 'DESC' }, most });
  }
}
