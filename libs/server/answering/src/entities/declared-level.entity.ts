import { type AssessmentId, type OrganizationId, type ResponseSnapshot } from '@certitude/contracts';
import { Column, KeyColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** A level declared for a category of an assessment that rates requirements. */
@Entity('declared_level')
export class DeclaredLevelEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly assessmentId: AssessmentId;

  @KeyColumn('text')
  declare readonly module: string;

  @KeyColumn('text')
  declare readonly category: string;

  @Column('smallint')
  declare readonly level: ResponseSnapshot['values']['level'];
}
