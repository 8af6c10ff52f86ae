import { type AccountId, type OrganizationId } from '@certitude/contracts';
import { Column, KeyColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** Where an organization comes from that arrived as an archive. */
@Entity('archive_origin')
export class ArchiveOriginEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @Column('text')
  declare readonly organizationName: string;

  @Column('timestamptz')
  declare readonly archivedAt: Date;

  @Column('timestamptz')
  declare readonly importedAt: Date;

  @Column('uuid')
  declare readonly importedBy: AccountId;

  @Column('boolean')
  declare readonly trusted: boolean;

  @Column('text')
  declare readonly signedBy: string;
}
