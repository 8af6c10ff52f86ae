import { type ModelReleaseId, type ModelReleaseSummary } from '@certitude/contracts';
import { type ModelRelease } from '@certitude/maturity';
import { type ByDefault, Column, KeyColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** A release of the maturity model as it was published. */
@Entity('model_release')
export class ModelReleaseEntity {
  @KeyColumn('uuid')
  declare readonly id: ModelReleaseId;

  @Column('text')
  declare readonly version: string;

  @Column('text')
  declare readonly wording: ModelReleaseSummary['wording'];

  @Column('text')
  declare readonly schemaVersion: string;

  @Column('jsonb')
  declare readonly content: ModelRelease;

  @Column('text')
  declare readonly sha256: string;

  @Column('integer')
  declare readonly categories: number;

  @Column('integer')
  declare readonly requirements: number;

  @Column('timestamptz')
  declare readonly publishedAt: ByDefault<Date>;
}
