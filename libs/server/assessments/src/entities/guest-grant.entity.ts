import { type AccountId, type AssessmentId, type FieldVersions, type OrganizationId } from '@certitude/contracts';
import { type ByDefault, Column, KeyColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** Which assessment a guest auditor sees, and until when. */
@Entity('guest_grant')
export class GuestGrantEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly assessmentId: AssessmentId;

  @KeyColumn('uuid')
  declare readonly accountId: AccountId;

  /** Last day, in the organization's zone. */
  @Column('date', { name: 'until_on' })
  declare readonly until: string;

  @Column('uuid')
  declare readonly grantedBy: AccountId;

  @Column('timestamptz')
  declare readonly grantedAt: Date;

  @Column('integer')
  declare readonly version: ByDefault<number>;

  @Column('jsonb')
  declare readonly fieldVersions: ByDefault<FieldVersions>;
}
