import { Entity } from 'typeorm';
import { type ByDefault, Column, KeyColumn } from '../database/column';

/** A process that holds live connections. */
@Entity('live_node')
export class LiveNodeEntity {
  @KeyColumn('uuid')
  declare readonly id: string;

  @Column('timestamptz')
  declare readonly seenAt: ByDefault<Date>;
}
