import { type OrganizationId } from '@certitude/contracts';
import { type ByDefault, Column, KeyColumn, NullableColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** Since when nobody has a role in an organization. */
@Entity('organization_suspension')
export class OrganizationSuspensionEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @Column('timestamptz')
  declare readonly since: ByDefault<Date>;

  @NullableColumn('timestamptz')
  declare readonly liftedAt: Date | null;
}
