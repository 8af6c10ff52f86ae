import { type AccountId } from '@certitude/contracts';
import { type ByDefault, Column, KeyColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** Whose each browser tab is. */
@Entity('live_client')
export class LiveClientEntity {
  @KeyColumn('uuid')
  declare readonly clientId: string;

  @Column('uuid')
  declare readonly accountId: AccountId;

  @Column('timestamptz')
  declare readonly createdAt: ByDefault<Date>;
}
