import {
  type AccountId,
  type ActionPlanId,
  type DeletionId,
  type OrganizationId,
  type ReminderId,
} from '@certitude/contracts';
import { type ByDefault, Column, KeyColumn, NullableColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** What is due and when: the truth about reminders. */
@Entity('reminder')
export class ReminderEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly id: ReminderId;

  @Column('uuid')
  declare readonly planId: ActionPlanId;

  @Column('text')
  declare readonly step: string;

  @Column('uuid', { name: 'recipient_id' })
  declare readonly recipient: AccountId;

  @Column('timestamptz')
  declare readonly dueAt: Date;

  @Column('text')
  declare readonly state: ByDefault<'waiting' | 'enqueued' | 'delivered' | 'cancelled'>;

  @Column('boolean')
  declare readonly archived: ByDefault<boolean>;

  @NullableColumn('uuid')
  declare readonly deletionId: DeletionId | null;
}
