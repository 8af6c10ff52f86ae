import { type AssessmentId, type OrganizationId } from '@certitude/contracts';
import { Column, KeyColumn, NullableColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** A level to reach: of a requirement, a category or a module. */
@Entity('assessment_target')
export class AssessmentTargetEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly id: string;

  @Column('uuid')
  declare readonly assessmentId: AssessmentId;

  @Column('text')
  declare readonly module: string;

  @NullableColumn('text')
  declare readonly category: string | null;

  @NullableColumn('text')
  declare readonly requirement: string | null;

  @Column('smallint')
  declare readonly level: number;
}
