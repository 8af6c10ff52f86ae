import { type AssessmentId, type OrganizationId, type ResponseId } from '@certitude/contracts';
import { Column, KeyColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** Who owns an answer, where nobody of that name is a member. */
@Entity('named_owner')
export class NamedOwnerEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly responseId: ResponseId;

  @Column('uuid')
  declare readonly assessmentId: AssessmentId;

  @Column('text')
  declare readonly name: string;
}
