import {
  type AccountId,
  type ActionPlanId,
  type DeletionId,
  type FieldVersions,
  type OrganizationId,
  type PlanTaskId,
} from '@certitude/contracts';
import { type ByDefault, Column, KeyColumn, NullableColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** A task of a plan. */
@Entity('plan_task')
export class PlanTaskEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly id: PlanTaskId;

  @Column('uuid')
  declare readonly planId: ActionPlanId;

  @Column('text')
  declare readonly title: string;

  @NullableColumn('uuid', { name: 'assignee_id' })
  declare readonly assignee: AccountId | null;

  @NullableColumn('date')
  declare readonly dueOn: string | null;

  @Column('boolean')
  declare readonly done: ByDefault<boolean>;

  @Column('integer')
  declare readonly version: ByDefault<number>;

  @Column('jsonb')
  declare readonly fieldVersions: ByDefault<FieldVersions>;

  @NullableColumn('uuid')
  declare readonly deletionId: DeletionId | null;
}
