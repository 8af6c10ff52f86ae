import {
  type AccountId,
  type DeletionId,
  type FieldVersions,
  type OrganizationId,
  type PkiId,
} from '@certitude/contracts';
import { type ByDefault, Column, KeyColumn, NullableColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** A public key infrastructure. */
@Entity('pki')
export class PkiEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly id: PkiId;

  @Column('text')
  declare readonly name: string;

  @Column('text')
  declare readonly description: ByDefault<string>;

  @Column('text')
  declare readonly components: ByDefault<string>;

  @Column('text')
  declare readonly outOfScope: ByDefault<string>;

  @Column('text')
  declare readonly highLevelDesign: ByDefault<string>;

  @Column('text')
  declare readonly pointsOfInteraction: ByDefault<string>;

  @Column('uuid')
  declare readonly createdBy: AccountId;

  @Column('timestamptz')
  declare readonly createdAt: ByDefault<Date>;

  @NullableColumn('timestamptz')
  declare readonly archivedAt: Date | null;

  @Column('integer')
  declare readonly version: ByDefault<number>;

  @Column('jsonb')
  declare readonly fieldVersions: ByDefault<FieldVersions>;

  @NullableColumn('uuid')
  declare readonly archivedBy: AccountId | null;

  @NullableColumn('uuid')
  declare readonly deletionId: DeletionId | null;
}
