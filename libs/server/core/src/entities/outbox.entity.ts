import { type OrganizationId, type OutboxEventId } from '@certitude/contracts';
import { Entity } from 'typeorm';
import { type ByDefault, Column, KeyColumn, NullableColumn } from '../database/column';

/** What happened, and who has heard of it. */
@Entity('outbox')
export class OutboxEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly id: OutboxEventId;

  @Column('text')
  declare readonly name: string;

  @Column('jsonb')
  declare readonly payload: unknown;

  @Column('timestamptz')
  declare readonly createdAt: ByDefault<Date>;

  @NullableColumn('timestamptz')
  declare readonly relayedAt: Date | null;

  @NullableColumn('timestamptz')
  declare readonly handledAt: Date | null;

  @Column('text[]')
  declare readonly handledBy: ByDefault<readonly string[]>;

  @Column('boolean')
  declare readonly hasDeadLetter: ByDefault<boolean>;
}
