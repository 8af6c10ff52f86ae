import {
  type AccountId,
  type AssessmentId,
  type ImportId,
  type ModelReleaseId,
  type OrganizationId,
} from '@certitude/contracts';
import { type ImportAnswers, type ImportKind, type ImportState } from '@certitude/contracts/exchange';
import { type ByDefault, Column, KeyColumn, NullableColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';
import { type InvitedByImport, type MadeByImport } from '../made-by-import';
import { type RecordedMerge } from '../merging/recorded-merge';

/** The record of an import: a preview first, then what came of it. */
@Entity('assessment_import')
export class AssessmentImportEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly id: ImportId;

  @Column('text')
  declare readonly state: ByDefault<ImportState>;

  @Column('text')
  declare readonly kind: ImportKind;

  @Column('text')
  declare readonly sourceName: string;

  @Column('text')
  declare readonly sha256: string;

  @NullableColumn('bytea')
  declare readonly source: Uint8Array | null;

  @Column('jsonb')
  declare readonly answers: ByDefault<ImportAnswers>;

  @Column('text')
  declare readonly document: string;

  @Column('text')
  declare readonly scores: string;

  @Column('uuid')
  declare readonly modelReleaseId: ModelReleaseId;

  @Column('boolean')
  declare readonly asCopy: ByDefault<boolean>;

  @NullableColumn('uuid')
  declare readonly assessmentId: AssessmentId | null;

  @NullableColumn('jsonb')
  declare readonly made: MadeByImport | null;

  /** An assessment that existed, which it went into. */
  @NullableColumn('uuid')
  declare readonly mergedInto: AssessmentId | null;

  @NullableColumn('jsonb')
  declare readonly merge: RecordedMerge | null;

  @Column('jsonb')
  declare readonly invited: ByDefault<readonly InvitedByImport[]>;

  @Column('uuid')
  declare readonly createdBy: AccountId;

  @Column('timestamptz')
  declare readonly createdAt: ByDefault<Date>;

  @NullableColumn('timestamptz')
  declare readonly expiresAt: Date | null;

  @NullableColumn('uuid')
  declare readonly importedBy: AccountId | null;

  @NullableColumn('timestamptz')
  declare readonly importedAt: Date | null;

  @NullableColumn('uuid')
  declare readonly undoneBy: AccountId | null;

  @NullableColumn('timestamptz')
  declare readonly undoneAt: Date | null;
}
