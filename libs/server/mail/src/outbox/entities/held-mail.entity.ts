import { Column, KeyColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** A mail that was kept instead of sent. */
@Entity('held_mail')
export class HeldMailEntity {
  /** Of the mail, where it waited. */
  @KeyColumn('uuid')
  declare readonly id: string;

  @Column('text')
  declare readonly address: string;

  @Column('text')
  declare readonly subject: string;

  /** Secrets in its links are masked, here as in `html`. */
  @Column('text')
  declare readonly text: string;

  @Column('text')
  declare readonly html: string;

  @Column('timestamptz')
  declare readonly heldAt: Date;
}
