import { type AccountId, type ActionPlanId, type OrganizationId } from '@certitude/contracts';
import { KeyColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** Who was responsible for a plan, by how often it had been verified before: added to by triggers. */
@Entity('plan_responsibility')
export class PlanResponsibilityEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly planId: ActionPlanId;

  @KeyColumn('bigint')
  declare readonly round: number;

  @KeyColumn('uuid')
  declare readonly accountId: AccountId;
}
