import { type AccountId, type AssessmentId, type OrganizationId, type ReportId } from '@certitude/contracts';
import { type JobState } from '@certitude/contracts/exchange';
import {
  type ReportFormat,
  type ReportKind,
  type ReportPaper,
  type ReportSection,
  type ReportStandard,
} from '@certitude/contracts/reporting';
import { type ByDefault, Column, KeyColumn, NullableColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** A report: first the order, then the file. */
@Entity('report')
export class ReportEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly id: ReportId;

  @Column('uuid')
  declare readonly assessmentId: AssessmentId;

  /** Of the version; null for the assessment as it was then. */
  @NullableColumn('integer')
  declare readonly revision: number | null;

  @Column('text')
  declare readonly kind: ReportKind;

  @Column('text')
  declare readonly format: ReportFormat;

  @Column('text')
  declare readonly paper: ReportPaper;

  @Column('jsonb')
  declare readonly sections: ReportSection[];

  /** Whether action plans are in it: it is for those only who may read them. */
  @Column('boolean')
  declare readonly holdsPlans: boolean;

  @Column('text')
  declare readonly state: ByDefault<JobState>;

  @Column('uuid')
  declare readonly createdBy: AccountId;

  @Column('timestamptz')
  declare readonly createdAt: ByDefault<Date>;

  @NullableColumn('timestamptz')
  declare readonly finishedAt: Date | null;

  @NullableColumn('text')
  declare readonly problemCode: string | null;

  @NullableColumn('text')
  declare readonly problemDetail: string | null;

  @NullableColumn('text')
  declare readonly standard: ReportStandard | null;

  @NullableColumn('integer')
  declare readonly size: number | null;

  @NullableColumn('text')
  declare readonly sha256: string | null;

  /** How many signed files there are. */
  @Column('integer')
  declare readonly signed: ByDefault<number>;

  @NullableColumn('bytea')
  declare readonly content: Uint8Array | null;
}
