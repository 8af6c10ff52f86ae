import { type AccountId, type AssessmentId, type OrganizationId, type ResponseId } from '@certitude/contracts';
import { Column, KeyColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** Who is invited to answer a response besides its owner. */
@Entity('response_contributor')
export class ResponseContributorEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly responseId: ResponseId;

  @KeyColumn('uuid')
  declare readonly accountId: AccountId;

  @Column('uuid')
  declare readonly assessmentId: AssessmentId;

  @Column('uuid')
  declare readonly invitedBy: AccountId;

  @Column('timestamptz')
  declare readonly invitedAt: Date;
}
