import { type AccountId, type ArchiveId, type OrganizationId } from '@certitude/contracts';
import { type JobState } from '@certitude/contracts/exchange';
import { type ByDefault, Column, KeyColumn, NullableColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** An archive that somebody asked for: first the job, then the file. */
@Entity('archive_export')
export class ArchiveExportEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly id: ArchiveId;

  @Column('text')
  declare readonly state: ByDefault<JobState>;

  @Column('text')
  declare readonly step: ByDefault<string>;

  @Column('bigint')
  declare readonly done: ByDefault<number>;

  @Column('bigint')
  declare readonly total: ByDefault<number>;

  @NullableColumn('timestamptz')
  declare readonly seenAt: Date | null;

  @Column('timestamptz')
  declare readonly createdAt: ByDefault<Date>;

  @NullableColumn('timestamptz')
  declare readonly finishedAt: Date | null;

  @NullableColumn('text')
  declare readonly problemCode: string | null;

  @NullableColumn('text')
  declare readonly problemDetail: string | null;

  @Column('uuid')
  declare readonly createdBy: AccountId;

  @NullableColumn('bigint')
  declare readonly size: number | null;

  @NullableColumn('text')
  declare readonly sha256: string | null;

  @Column('integer')
  declare readonly lost: ByDefault<number>;

  @NullableColumn('timestamptz')
  declare readonly expiresAt: Date | null;
}
