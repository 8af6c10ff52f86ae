import {
  type AccountId,
  type ActionPlanId,
  type AssessmentId,
  type DeletionId,
  type FieldVersions,
  type OrganizationId,
  type PlanContent,
  type PlanStatus,
  type ResponseId,
} from '@certitude/contracts';
import { type ByDefault, Column, KeyColumn, NullableColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** A plan to raise the level of a response. */
@Entity('action_plan')
export class ActionPlanEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly id: ActionPlanId;

  @Column('uuid')
  declare readonly assessmentId: AssessmentId;

  /** Null for a plan on a whole category. */
  @NullableColumn('uuid')
  declare readonly responseId: ResponseId | null;

  /** The category of a plan on a whole one, by its ids in the model. */
  @NullableColumn('text')
  declare readonly module: string | null;

  @NullableColumn('text')
  declare readonly category: string | null;

  @Column('text')
  declare readonly title: string;

  @Column('text')
  declare readonly objectives: ByDefault<string>;

  @Column('smallint')
  declare readonly targetLevel: PlanContent['targetLevel'];

  @NullableColumn('uuid', { name: 'responsible_id' })
  declare readonly responsible: AccountId | null;

  @NullableColumn('date')
  declare readonly dueOn: string | null;

  @Column('text')
  declare readonly priority: PlanContent['priority'];

  /** Who is responsible by name alone. */
  @Column('text')
  declare readonly responsibleName: ByDefault<string>;

  @Column('text')
  declare readonly responsibility: ByDefault<string>;

  @NullableColumn('date')
  declare readonly startsOn: string | null;

  @Column('text')
  declare readonly resources: ByDefault<string>;

  @Column('text')
  declare readonly dependencies: ByDefault<string>;

  @Column('text')
  declare readonly outputs: ByDefault<string>;

  @Column('text')
  declare readonly comments: ByDefault<string>;

  @Column('text')
  declare readonly status: PlanStatus;

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
