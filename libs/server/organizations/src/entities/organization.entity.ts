import { type FieldVersions, type OrganizationId, type OrganizationProfile } from '@certitude/contracts';
import { type ByDefault, Column, KeyColumn, NullableColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** An organization. */
@Entity('organization')
export class OrganizationEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @Column('text')
  declare readonly name: string;

  @Column('text')
  declare readonly timeZone: string;

  @Column('text')
  declare readonly industry: ByDefault<string>;

  @NullableColumn('text')
  declare readonly sizeBand: OrganizationProfile['sizeBand'];

  @Column('text')
  declare readonly region: ByDefault<string>;

  @Column('boolean')
  declare readonly sample: ByDefault<boolean>;

  /** Until then whoever fills this sample has to say that they go on. */
  @NullableColumn('timestamptz')
  declare readonly fillingUntil: Date | null;

  @Column('timestamptz')
  declare readonly createdAt: ByDefault<Date>;

  @Column('integer')
  declare readonly version: ByDefault<number>;

  @Column('jsonb')
  declare readonly fieldVersions: ByDefault<FieldVersions>;
}
