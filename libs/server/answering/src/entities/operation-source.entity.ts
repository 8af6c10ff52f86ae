import { type AssessmentId, type OrganizationId } from '@certitude/contracts';
import { Column, KeyColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** Where the operations of a client come from that is no browser. */
@Entity('operation_source')
export class OperationSourceEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly assessmentId: AssessmentId;

  @KeyColumn('uuid')
  declare readonly clientId: string;

  @Column('text')
  declare readonly source: string;
}
