import { type OrganizationId } from '@certitude/contracts';
import { type ByDefault, Column, KeyColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** Whether an organization stores keys for signing. */
@Entity('signing_policy')
export class SigningPolicyEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @Column('boolean')
  declare readonly storesKeys: ByDefault<boolean>;
}
