import { type DeadLetterId, type OrganizationId, type OutboxEventId } from '@certitude/contracts';
import { Entity } from 'typeorm';
import { Column, KeyColumn } from '../database/column';

/** A job that failed until nobody believed in it any more. */
@Entity('dead_letter')
export class DeadLetterEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly id: DeadLetterId;

  @Column('uuid')
  declare readonly eventId: OutboxEventId;

  @Column('text')
  declare readonly handler: string;

  @Column('text')
  declare readonly kind: string;

  @Column('integer')
  declare readonly attempts: number;

  @Column('text')
  declare readonly error: string;

  @Column('timestamptz')
  declare readonly failedAt: Date;
}
