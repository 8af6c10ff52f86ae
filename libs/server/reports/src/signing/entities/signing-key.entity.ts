import { type AccountId, type OrganizationId } from '@certitude/contracts';
import { type SigningKeyId } from '@certitude/contracts/signing';
import { type ByDefault, Column, KeyColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** A key store of an organization, encrypted, and what its certificate says. */
@Entity('signing_key')
export class SigningKeyEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly id: SigningKeyId;

  @Column('text')
  declare readonly name: string;

  @Column('text')
  declare readonly subject: string;

  @Column('text')
  declare readonly issuer: string;

  @Column('text')
  declare readonly fingerprint: string;

  @Column('text')
  declare readonly key: string;

  @Column('timestamptz')
  declare readonly validUntil: Date;

  @Column('bytea')
  declare readonly sealed: Uint8Array;

  @Column('uuid')
  declare readonly createdBy: AccountId;

  @Column('timestamptz')
  declare readonly createdAt: ByDefault<Date>;
}
