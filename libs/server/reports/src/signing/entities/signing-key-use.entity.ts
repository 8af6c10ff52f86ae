import {
  type AccountId,
  type AssessmentId,
  type Method,
  type OrganizationId,
  type ReportId,
} from '@certitude/contracts';
import { type ReportKind } from '@certitude/contracts/reporting';
import {
  type KeyUseOutcome,
  type SignatureField,
  type SigningKeyId,
  type SigningKeyUseId,
} from '@certitude/contracts/signing';
import { type ByDefault, Column, KeyColumn, NullableColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** One use of a stored key, or an attempt. It stays when everything that it names is gone. */
@Entity('signing_key_use')
export class SigningKeyUseEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly id: SigningKeyUseId;

  @Column('uuid')
  declare readonly keyId: SigningKeyId;

  @Column('text')
  declare readonly keyName: string;

  @Column('uuid')
  declare readonly assessmentId: AssessmentId;

  @Column('uuid')
  declare readonly reportId: ReportId;

  @Column('text')
  declare readonly reportKind: ReportKind;

  @NullableColumn('text')
  declare readonly method: Method | null;

  @Column('text')
  declare readonly field: SignatureField;

  @Column('text')
  declare readonly outcome: KeyUseOutcome;

  @Column('uuid')
  declare readonly usedBy: AccountId;

  @Column('timestamptz')
  declare readonly usedAt: ByDefault<Date>;
}
