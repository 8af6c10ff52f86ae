import {
  type AccountId,
  type AssessmentId,
  type AssessmentState,
  type AssessmentVersionId,
  type AssessorKind,
  type CreateAssessment,
  type DeletionId,
  type FieldVersions,
  type Method,
  type ModelReleaseId,
  type OrganizationId,
  type PkiId,
  type Policy,
} from '@certitude/contracts';
import { type ByDefault, Column, KeyColumn, NullableColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** An assessment of a PKI. */
@Entity('assessment')
export class AssessmentEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly id: AssessmentId;

  @Column('uuid')
  declare readonly pkiId: PkiId;

  @Column('uuid')
  declare readonly modelReleaseId: ModelReleaseId;

  @Column('text')
  declare readonly name: string;

  @Column('text')
  declare readonly method: Method;

  @Column('text')
  declare readonly policy: Policy;

  @Column('text')
  declare readonly state: AssessmentState;

  @Column('integer')
  declare readonly revision: ByDefault<number>;

  @NullableColumn('date')
  declare readonly periodFrom: string | null;

  @NullableColumn('date')
  declare readonly periodTo: string | null;

  @NullableColumn('smallint')
  declare readonly targetLevel: CreateAssessment['targetLevel'];

  @Column('uuid')
  declare readonly createdBy: AccountId;

  @Column('timestamptz')
  declare readonly createdAt: ByDefault<Date>;

  @NullableColumn('timestamptz')
  declare readonly finalizedAt: Date | null;

  @NullableColumn('timestamptz')
  declare readonly archivedAt: Date | null;

  @NullableColumn('text')
  declare readonly assessorKind: AssessorKind | null;

  @Column('text')
  declare readonly assessorName: ByDefault<string>;

  @Column('text')
  declare readonly assessorCompany: ByDefault<string>;

  @Column('text')
  declare readonly assessorPosition: ByDefault<string>;

  @Column('text')
  declare readonly sampling: ByDefault<string>;

  @NullableColumn('date')
  declare readonly startsOn: string | null;

  @NullableColumn('date')
  declare readonly targetOn: string | null;

  @NullableColumn('date')
  declare readonly finishedOn: string | null;

  @NullableColumn('uuid', { name: 'baseline_id' })
  declare readonly baseline: AssessmentId | null;

  @NullableColumn('uuid', { name: 'baseline_version_id' })
  declare readonly baselineVersion: AssessmentVersionId | null;

  @Column('integer')
  declare readonly version: ByDefault<number>;

  @Column('jsonb')
  declare readonly fieldVersions: ByDefault<FieldVersions>;

  @NullableColumn('uuid')
  declare readonly archivedBy: AccountId | null;

  @NullableColumn('uuid')
  declare readonly deletionId: DeletionId | null;
}
