import { type AccountId, type FieldVersions, type KeyPreference, type ThemeChoice } from '@certitude/contracts';
import { type ByDefault, Column, KeyColumn, NullableColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** A person, whatever the organizations they belong to. */
@Entity('account')
export class AccountEntity {
  @KeyColumn('uuid')
  declare readonly id: AccountId;

  /** Null for somebody who was a member elsewhere and never signed in here: nobody signs in as them. */
  @NullableColumn('text')
  declare readonly email: string | null;

  @Column('text')
  declare readonly name: string;

  @Column('text')
  declare readonly passwordHash: string;

  @Column('text')
  declare readonly timeZone: ByDefault<string>;

  @Column('timestamptz')
  declare readonly createdAt: ByDefault<Date>;

  @Column('text')
  declare readonly dateLocale: ByDefault<string>;

  @NullableColumn('text')
  declare readonly theme: ThemeChoice | null;

  @Column('jsonb')
  declare readonly keys: ByDefault<KeyPreference>;

  /** When somebody who reads its mail said that the address is theirs. */
  @NullableColumn('timestamptz')
  declare readonly addressConfirmedAt: Date | null;

  @Column('integer')
  declare readonly version: ByDefault<number>;

  @Column('jsonb')
  declare readonly fieldVersions: ByDefault<FieldVersions>;
}
