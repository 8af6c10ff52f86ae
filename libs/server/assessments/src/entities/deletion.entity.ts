import { type AccountId, type DeletionId, type OrganizationId } from '@certitude/contracts';
import { type DeletableKind } from '@certitude/contracts/deleting';
import { Column, KeyColumn, NullableColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** That something was deleted, and what became of it. Written by functions of the database only. */
@Entity('deletion')
export class DeletionEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;
  @KeyColumn('uuid')
  declare readonly id: DeletionId;
  @Column('text')
  declare readonly kind: DeletableKind;
  @Column('uuid')
  declare readonly subjectId: string;
  @Column('text')
  declare readonly name: string;
  @Column('uuid')
  declare readonly deletedBy: AccountId;
  @Column('timestamptz')
  declare readonly deletedAt: Date;
  @NullableColumn('uuid')
  declare readonly restoredBy: AccountId | null;
  @NullableColumn('timestamptz')
  declare readonly restoredAt: Date | null;
  @NullableColumn('timestamptz')
  declare readonly removedAt: Date | null;
}
