import {
  type AccountId,
  type DeletionId,
  type EvidenceId,
  type EvidenceRevisionId,
  type EvidenceRevisionView,
  type EvidenceState,
  type OrganizationId,
  type StoredFileId,
} from '@certitude/contracts';
import { type ByDefault, Column, KeyColumn, NullableColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** A revision of a piece of evidence: a file, a link or a statement. */
@Entity('evidence_revision')
export class EvidenceRevisionEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly id: EvidenceRevisionId;

  @Column('uuid')
  declare readonly evidenceId: EvidenceId;

  @Column('integer')
  declare readonly number: number;

  @Column('text')
  declare readonly state: EvidenceState;

  @Column('text')
  declare readonly kind: EvidenceRevisionView['kind'];

  @NullableColumn('uuid')
  declare readonly fileId: StoredFileId | null;

  @NullableColumn('text')
  declare readonly url: string | null;

  @NullableColumn('text')
  declare readonly statement: string | null;

  @NullableColumn('date')
  declare readonly effectiveOn: string | null;

  @NullableColumn('date')
  declare readonly validUntil: string | null;

  @Column('text')
  declare readonly hash: string;

  @Column('uuid')
  declare readonly createdBy: AccountId;

  @Column('timestamptz')
  declare readonly createdAt: ByDefault<Date>;

  @NullableColumn('uuid')
  declare readonly submittedBy: AccountId | null;

  @NullableColumn('timestamptz')
  declare readonly submittedAt: Date | null;

  @NullableColumn('uuid')
  declare readonly deletionId: DeletionId | null;
}
