import { type ByDefault, Column, KeyColumn, NullableColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** How often somebody tried something lately. */
@Entity('rate_limit')
export class RateLimitEntity {
  @KeyColumn('varchar(255)')
  declare readonly key: string;

  @Column('integer')
  declare readonly points: ByDefault<number>;

  @NullableColumn('bigint')
  declare readonly expire: number | null;
}
