import { type OrganizationId } from '@certitude/contracts';
import { type ByDefault, Column, KeyColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** What an organization decided about its files. */
@Entity('file_policy')
export class FilePolicyEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @Column('boolean')
  declare readonly acceptsSealed: ByDefault<boolean>;
}
