import { type ByDefault, Column, KeyColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** An instance whose signature the operator believes. */
@Entity('trusted_instance')
export class TrustedInstanceEntity {
  @KeyColumn('text')
  declare readonly fingerprint: string;

  @Column('text')
  declare readonly name: string;

  @Column('text')
  declare readonly publicKey: string;

  @Column('timestamptz')
  declare readonly addedAt: ByDefault<Date>;
}
