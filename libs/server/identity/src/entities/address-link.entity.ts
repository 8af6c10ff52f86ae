import { type AccountId } from '@certitude/contracts';
import { Column, KeyColumn, NullableColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** What a link that came to an address is for. */
export type AddressPurpose = 'sign-up' | 'confirmation' | 'change';

/** A link that shows that somebody reads the mail of an address. */
@Entity('address_link')
export class AddressLinkEntity {
  @KeyColumn('text')
  declare readonly tokenHash: string;

  @Column('text')
  declare readonly purpose: AddressPurpose;

  /** Null for somebody who has none yet. */
  @NullableColumn('uuid')
  declare readonly accountId: AccountId | null;

  /** Where the link went. */
  @Column('text')
  declare readonly email: string;

  @Column('timestamptz')
  declare readonly expiresAt: Date;
}
