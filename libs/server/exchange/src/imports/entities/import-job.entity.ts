import { type AccountId, type ImportId, type ImportJobId, type OrganizationId } from '@certitude/contracts';
import { type JobState } from '@certitude/contracts/exchange';
import { type ByDefault, Column, KeyColumn, NullableColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** An import that takes a while: what was asked for, and how far it is. */
@Entity('import_job')
export class ImportJobEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly id: ImportJobId;

  @Column('uuid')
  declare readonly importId: ImportId;

  /** An `ImportOrder` as JSON. */
  @Column('text')
  declare readonly ordered: string;

  @Column('text')
  declare readonly state: ByDefault<JobState>;

  @Column('text')
  declare readonly step: ByDefault<string>;

  @Column('bigint')
  declare readonly done: ByDefault<number>;

  @Column('bigint')
  declare readonly total: ByDefault<number>;

  @Column('uuid')
  declare readonly createdBy: AccountId;

  @Column('timestamptz')
  declare readonly createdAt: ByDefault<Date>;

  @NullableColumn('timestamptz')
  declare readonly finishedAt: Date | null;

  @NullableColumn('text')
  declare readonly problemCode: string | null;

  @NullableColumn('text')
  declare readonly problemDetail: string | null;
}
