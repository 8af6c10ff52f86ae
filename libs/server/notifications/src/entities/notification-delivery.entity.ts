import { type NotificationId, type OrganizationId } from '@certitude/contracts';
import { type ByDefault, Column, KeyColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** What one channel has made of a notice. */
@Entity('notification_delivery')
export class NotificationDeliveryEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly notificationId: NotificationId;

  @KeyColumn('text')
  declare readonly channel: string;

  @Column('text')
  declare readonly state: ByDefault<'waiting' | 'delivered'>;

  @Column('integer')
  declare readonly attempts: number;

  @Column('timestamptz')
  declare readonly changedAt: Date;
}
