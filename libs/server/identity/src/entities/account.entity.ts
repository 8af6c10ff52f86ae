import { type AccountId } from '@certitude/contracts';
import { type ByDefault, Column, KeyColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** A person, whatever the organizations they belong to. */
@Entity('account')
export class AccountEntity {
  @KeyColumn('uuid')
  declare readonly id: AccountId;

  @Column('text')
  declare readonly email: string;

  @Column('text')
  declare readonly name: string;

  @Column('text')
  declare readonly passwordHash: string;

  @Column('text')
  declare readonly timeZone: ByDefault<string>;

  @Column('timestamptz')
  declare readonly createdAt: ByDefault<Date>;
}
