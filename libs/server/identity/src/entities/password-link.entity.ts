import { type AccountId } from '@certitude/contracts';
import { Column, KeyColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** A link for somebody who forgot the password. */
@Entity('password_link')
export class PasswordLinkEntity {
  @KeyColumn('text')
  declare readonly tokenHash: string;

  @Column('uuid')
  declare readonly accountId: AccountId;

  @Column('timestamptz')
  declare readonly expiresAt: Date;
}
