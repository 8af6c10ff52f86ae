import { type AccountId, type OrganizationId, type ReportId } from '@certitude/contracts';
import { type SignatureView, type SignedReportId } from '@certitude/contracts/signing';
import { type ByDefault, Column, KeyColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** A report with signatures, which never changes. */
@Entity('signed_report')
export class SignedReportEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly reportId: ReportId;

  /** From 1 on; each holds the signatures of the one before it. */
  @KeyColumn('integer')
  declare readonly number: number;

  /** Names the file where numbers do not. */
  @Column('uuid')
  declare readonly id: ByDefault<SignedReportId>;

  @Column('integer')
  declare readonly size: number;

  @Column('text')
  declare readonly sha256: string;

  @Column('bytea')
  declare readonly content: Uint8Array;

  @Column('jsonb')
  declare readonly signatures: SignatureView[];

  @Column('boolean')
  declare readonly isSignedHere: boolean;

  @Column('uuid')
  declare readonly addedBy: AccountId;

  @Column('timestamptz')
  declare readonly addedAt: ByDefault<Date>;
}
