import { type ModelExtensionId } from '@certitude/contracts';
import { type Extension } from '@certitude/maturity';
import { type ByDefault, Column, KeyColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** An extension of the maturity model as it was published. */
@Entity('model_extension')
export class ModelExtensionEntity {
  @KeyColumn('uuid')
  declare readonly id: ModelExtensionId;

  @Column('text')
  declare readonly key: string;

  @Column('text')
  declare readonly version: string;

  @Column('text')
  declare readonly name: string;

  @Column('text[]')
  declare readonly compatibility: string[];

  @Column('boolean')
  declare readonly reportsFloor: boolean;

  @Column('integer')
  declare readonly criteria: number;

  @Column('integer')
  declare readonly overlays: number;

  @Column('jsonb')
  declare readonly content: Extension;

  @Column('text')
  declare readonly sha256: string;

  @Column('timestamptz')
  declare readonly publishedAt: ByDefault<Date>;
}
