import { type OrganizationId } from '@certitude/contracts';
import { type ByDefault, Column, KeyColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** What an organization demands of answers before a formal assessment is finalized. */
@Entity('finalizing_policy')
export class FinalizingPolicyEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @Column('boolean')
  declare readonly demandsRationale: ByDefault<boolean>;

  @Column('boolean')
  declare readonly demandsEvidence: ByDefault<boolean>;

  @Column('boolean')
  declare readonly demandsReview: ByDefault<boolean>;
}
