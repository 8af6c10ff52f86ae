import { type AccountId, type SessionId } from '@certitude/contracts';
import { type ByDefault, Column, KeyColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** A browser that somebody is signed in with. */
@Entity('session')
export class SessionEntity {
  @KeyColumn('text')
  declare readonly tokenHash: string;

  @Column('uuid')
  declare readonly accountId: AccountId;

  @Column('timestamptz')
  declare readonly createdAt: ByDefault<Date>;

  @Column('timestamptz')
  declare readonly lastSeenAt: ByDefault<Date>;

  @Column('timestamptz')
  declare readonly expiresAt: Date;

  /** What it is called where its token must not be. */
  @Column('uuid')
  declare readonly id: ByDefault<SessionId>;

  /** Browser and system, as `deviceOf` says. */
  @Column('text')
  declare readonly device: ByDefault<string>;
}
