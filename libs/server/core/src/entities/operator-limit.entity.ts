import { type OperatorLimit } from '@certitude/contracts';
import { Entity } from 'typeorm';
import { Column, KeyColumn, NullableColumn } from '../database/column';

/** What the operator set: for everybody, or for one account or organization. */
@Entity('operator_limit')
export class OperatorLimitEntity {
  @KeyColumn('text')
  declare readonly name: OperatorLimit;

  @NullableColumn('uuid')
  declare readonly subject: string | null;

  @Column('bigint')
  declare readonly value: number;
}
