import {
  type AccountId,
  type AssessmentId,
  type DeletionId,
  type FieldValue,
  type OrganizationId,
  type ResponseId,
  type ResponseSnapshot,
  type ResponseStatus,
  type ResponseValues,
} from '@certitude/contracts';
import { type ByDefault, Column, KeyColumn, NullableColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** An answer: what is rated of a requirement, or of a category. */
@Entity('response')
export class ResponseEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly id: ResponseId;

  @Column('uuid')
  declare readonly assessmentId: AssessmentId;

  @Column('integer')
  declare readonly position: number;

  @Column('text')
  declare readonly module: string;

  @Column('text')
  declare readonly category: string;

  @NullableColumn('text')
  declare readonly requirement: string | null;

  @Column('smallint')
  declare readonly level: ByDefault<ResponseValues['level']>;

  @Column('text')
  declare readonly applicability: ByDefault<FieldValue<'applicability'>['applicability']>;

  @NullableColumn('text')
  declare readonly reason: string | null;

  @NullableColumn('uuid', { name: 'owner_id' })
  declare readonly owner: AccountId | null;

  @NullableColumn('uuid', { name: 'reviewer_id' })
  declare readonly reviewer: AccountId | null;

  @NullableColumn('date')
  declare readonly dueOn: string | null;

  @Column('boolean')
  declare readonly flag: ByDefault<boolean>;

  @Column('text')
  declare readonly status: ByDefault<ResponseStatus>;

  @Column('jsonb')
  declare readonly origins: ByDefault<ResponseSnapshot['origins']>;

  @NullableColumn('uuid')
  declare readonly deletionId: DeletionId | null;
}
