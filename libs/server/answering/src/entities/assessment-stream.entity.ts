import { type AssessmentId, type DeletionId, type OrganizationId, type StreamState } from '@certitude/contracts';
import { type ByDefault, Column, KeyColumn, NullableColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** The order of all edits of an assessment. */
@Entity('assessment_stream')
export class AssessmentStreamEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly assessmentId: AssessmentId;

  @Column('bigint')
  declare readonly head: ByDefault<number>;

  @Column('integer')
  declare readonly epoch: ByDefault<number>;

  @Column('text')
  declare readonly state: ByDefault<StreamState>;

  @NullableColumn('timestamptz')
  declare readonly freezingSince: Date | null;

  @NullableColumn('uuid')
  declare readonly deletionId: DeletionId | null;
}
