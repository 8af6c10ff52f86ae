import { type AccountId, type FieldVersions, type OrganizationId, type Role } from '@certitude/contracts';
import { type ByDefault, Column, KeyColumn, NullableColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** A person of the organization; former ones keep their row. */
@Entity('member')
export class MemberEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly accountId: AccountId;

  @Column('text')
  declare readonly role: Role;

  @Column('timestamptz')
  declare readonly joinedAt: ByDefault<Date>;

  @NullableColumn('timestamptz')
  declare readonly removedAt: Date | null;

  @Column('integer')
  declare readonly version: ByDefault<number>;

  @Column('jsonb')
  declare readonly fieldVersions: ByDefault<FieldVersions>;
}
