import {
  type AccountId,
  type AssessmentId,
  type OrganizationId,
  type Overwritten,
  type ResponseId,
} from '@certitude/contracts';
import { Column, KeyColumn, NullableColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** An edit, in its place in the order. */
@Entity('assessment_operation')
export class AssessmentOperationEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly assessmentId: AssessmentId;

  @KeyColumn('bigint')
  declare readonly seq: number;

  @Column('uuid')
  declare readonly actorId: AccountId;

  @NullableColumn('uuid')
  declare readonly clientId: string | null;

  @NullableColumn('bigint')
  declare readonly clientSeq: number | null;

  @Column('uuid')
  declare readonly responseId: ResponseId;

  @Column('text')
  declare readonly field: string;

  @NullableColumn('jsonb')
  declare readonly value: unknown | null;

  @NullableColumn('jsonb')
  declare readonly previous: unknown | null;

  @NullableColumn('jsonb')
  declare readonly overwrote: Overwritten | null;

  @NullableColumn('bytea')
  declare readonly update: Uint8Array | null;

  @NullableColumn('integer')
  declare readonly generation: number | null;

  @Column('timestamptz')
  declare readonly at: Date;
}
