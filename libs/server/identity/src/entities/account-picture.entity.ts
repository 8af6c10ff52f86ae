import { type AccountId, type PictureType } from '@certitude/contracts';
import { Column, KeyColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** The picture of a person, as their browser made it. */
@Entity('account_picture')
export class AccountPictureEntity {
  @KeyColumn('uuid')
  declare readonly accountId: AccountId;

  @Column('text')
  declare readonly hash: string;

  @Column('text')
  declare readonly mediaType: PictureType;

  @Column('bytea')
  declare readonly content: Uint8Array;
}
