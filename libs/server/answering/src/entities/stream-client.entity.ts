import { type AccountId, type AssessmentId, type OrganizationId } from '@certitude/contracts';
import { type ByDefault, Column, KeyColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** How far each browser tab's edits have been dealt with. */
@Entity('stream_client')
export class StreamClientEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly assessmentId: AssessmentId;

  @KeyColumn('uuid')
  declare readonly clientId: string;

  @Column('uuid')
  declare readonly accountId: AccountId;

  @Column('bigint')
  declare readonly lastClientSeq: number;

  @Column('bigint')
  declare readonly lastSeq: number;

  @Column('jsonb')
  declare readonly rejected: ByDefault<readonly unknown[]>;

  @Column('timestamptz')
  declare readonly updatedAt: ByDefault<Date>;
}
