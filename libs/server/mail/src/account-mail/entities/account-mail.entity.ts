import { type AccountId } from '@certitude/contracts';
import { type AccountLetterKind } from '@certitude/contracts/letters';
import { type ByDefault, Column, KeyColumn, NullableColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';
import { type DeliveryStep } from '../../sending/delivery-plan';

/** A letter to a person as such, on its way. */
@Entity('account_mail')
export class AccountMailEntity {
  @KeyColumn('uuid')
  declare readonly id: string;

  @Column('text')
  declare readonly kind: AccountLetterKind;

  /** Null for somebody who has none yet. */
  @NullableColumn('uuid')
  declare readonly accountId: AccountId | null;

  /** Where it goes: what was the person's address when it was asked for, or is to be. */
  @Column('text')
  declare readonly address: string;

  @Column('jsonb')
  declare readonly parameters: unknown;

  @Column('text')
  declare readonly state: ByDefault<DeliveryStep['state']>;

  @Column('integer')
  declare readonly attempts: ByDefault<number>;

  /** When it is to be tried; while somebody does, when somebody else may. */
  @Column('timestamptz')
  declare readonly dueAt: Date;

  /** What was said to the last attempt. */
  @NullableColumn('text')
  declare readonly answer: string | null;

  @Column('timestamptz')
  declare readonly createdAt: Date;

  @Column('timestamptz')
  declare readonly changedAt: Date;
}
