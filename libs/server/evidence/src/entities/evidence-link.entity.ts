import {
  type AccountId,
  type AssessmentId,
  type DeletionId,
  type EvidenceId,
  type OrganizationId,
  type ResponseId,
} from '@certitude/contracts';
import { type ByDefault, Column, KeyColumn, NullableColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** What a piece of evidence proves. */
@Entity('evidence_link')
export class EvidenceLinkEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly evidenceId: EvidenceId;

  @KeyColumn('uuid')
  declare readonly responseId: ResponseId;

  @Column('uuid')
  declare readonly assessmentId: AssessmentId;

  @Column('uuid')
  declare readonly linkedBy: AccountId;

  @Column('timestamptz')
  declare readonly linkedAt: ByDefault<Date>;

  @NullableColumn('uuid')
  declare readonly deletionId: DeletionId | null;
}
