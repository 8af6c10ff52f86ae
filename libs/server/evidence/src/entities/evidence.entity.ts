import { type AccountId, type DeletionId, type EvidenceId, type OrganizationId } from '@certitude/contracts';
import { type ByDefault, Column, KeyColumn, NullableColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** A piece of evidence. */
@Entity('evidence')
export class EvidenceEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly id: EvidenceId;

  @Column('text')
  declare readonly title: string;

  @Column('uuid')
  declare readonly createdBy: AccountId;

  /** Whose it is; null: whoever added it. */
  @NullableColumn('uuid', { name: 'owner_id' })
  declare readonly owner: AccountId | null;

  @Column('timestamptz')
  declare readonly createdAt: ByDefault<Date>;

  @NullableColumn('timestamptz')
  declare readonly archivedAt: Date | null;

  @NullableColumn('uuid')
  declare readonly archivedBy: AccountId | null;

  @NullableColumn('uuid')
  declare readonly deletionId: DeletionId | null;
}
