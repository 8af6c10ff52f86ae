import { type AccountId, type OrganizationId, type StoredFileId } from '@certitude/contracts';
import { type ByDefault, Column, KeyColumn, NullableColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** A file; its content is in the file storage. */
@Entity('stored_file')
export class StoredFileEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly id: StoredFileId;

  @Column('text')
  declare readonly name: string;

  @Column('text')
  declare readonly mediaType: string;

  @Column('bigint')
  declare readonly size: number;

  @Column('text')
  declare readonly sha256: string;

  @Column('uuid')
  declare readonly uploadedBy: AccountId;

  @Column('timestamptz')
  declare readonly uploadedAt: ByDefault<Date>;

  @Column('boolean')
  declare readonly lookedInto: ByDefault<boolean>;

  @NullableColumn('timestamptz')
  declare readonly withdrawnAt: Date | null;

  @NullableColumn('uuid')
  declare readonly withdrawnBy: AccountId | null;

  @NullableColumn('text')
  declare readonly withdrawnReason: string | null;
}
