import { type AccountId } from '@certitude/contracts';
import { Entity } from 'typeorm';
import { Column, KeyColumn } from '../database/column';

/** A live connection, and whose it is. */
@Entity('live_socket')
export class LiveSocketEntity {
  @KeyColumn('uuid')
  declare readonly id: string;

  @Column('uuid')
  declare readonly nodeId: string;

  @Column('uuid')
  declare readonly accountId: AccountId;
}
