import {
  type AccountId,
  type AssessmentId,
  type DeletionId,
  type NotificationId,
  type OrganizationId,
} from '@certitude/contracts';
import { type ByDefault, Column, KeyColumn, NullableColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** What a person was told. */
@Entity('notification')
export class NotificationEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly id: NotificationId;

  @Column('uuid', { name: 'recipient_id' })
  declare readonly recipient: AccountId;

  @Column('text')
  declare readonly kind: string;

  @NullableColumn('text')
  declare readonly title: string | null;

  @NullableColumn('text')
  declare readonly link: string | null;

  @Column('text')
  declare readonly cause: string;

  @Column('timestamptz')
  declare readonly createdAt: ByDefault<Date>;

  @NullableColumn('timestamptz')
  declare readonly readAt: Date | null;

  @NullableColumn('uuid')
  declare readonly assessmentId: AssessmentId | null;

  @NullableColumn('text')
  declare readonly subjectType: string | null;

  @NullableColumn('uuid')
  declare readonly subjectId: string | null;

  @NullableColumn('jsonb')
  declare readonly parameters: unknown | null;

  @NullableColumn('uuid')
  declare readonly deletionId: DeletionId | null;
}
