import { type AccountId, type ArrivalId, type OrganizationId } from '@certitude/contracts';
import { type JobState } from '@certitude/contracts/exchange';
import { type ByDefault, Column, KeyColumn, NullableColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** An archive that somebody brought, on its way to an organization that is not there yet. */
@Entity('archive_arrival')
export class ArchiveArrivalEntity {
  @KeyColumn('uuid')
  declare readonly id: ArrivalId;

  @Column('uuid')
  declare readonly accountId: AccountId;

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

  @Column('text')
  declare readonly name: string;

  @Column('bigint')
  declare readonly size: ByDefault<number>;

  @NullableColumn('uuid')
  declare readonly became: OrganizationId | null;

  @NullableColumn('text')
  declare readonly originName: string | null;

  @NullableColumn('timestamptz')
  declare readonly originArchivedAt: Date | null;

  @NullableColumn('boolean')
  declare readonly originTrusted: boolean | null;
}
