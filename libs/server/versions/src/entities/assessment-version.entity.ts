import { type AccountId, type AssessmentId, type AssessmentVersionId, type OrganizationId } from '@certitude/contracts';
import { type FrozenContent } from '@certitude/contracts/freezing';
import { Column, KeyColumn, NullableColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** What a finalized assessment says: written once. */
@Entity('assessment_version')
export class AssessmentVersionEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly id: AssessmentVersionId;

  @Column('uuid')
  declare readonly assessmentId: AssessmentId;

  @Column('integer')
  declare readonly revision: number;

  @Column('text')
  declare readonly sha256: string;

  @Column('jsonb')
  declare readonly content: FrozenContent;

  @NullableColumn('double precision')
  declare readonly score: number | null;

  @NullableColumn('smallint')
  declare readonly level: number | null;

  @Column('integer')
  declare readonly assessed: number;

  @Column('integer')
  declare readonly applicable: number;

  @Column('uuid')
  declare readonly finalizedBy: AccountId;

  @Column('timestamptz')
  declare readonly finalizedAt: Date;
}
