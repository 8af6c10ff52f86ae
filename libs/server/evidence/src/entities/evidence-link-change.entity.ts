import { type AccountId, type EvidenceId, type OrganizationId, type ResponseId } from '@certitude/contracts';
import { type ByDefault, Column, KeyColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** Who gave evidence to an answer or took it away: only added to, by triggers. */
@Entity('evidence_link_change')
export class EvidenceLinkChangeEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly id: ByDefault<string>;

  @Column('uuid')
  declare readonly responseId: ResponseId;

  @Column('uuid')
  declare readonly evidenceId: EvidenceId;

  @Column('uuid')
  declare readonly accountId: AccountId;

  @Column('text')
  declare readonly change: 'attached' | 'detached';

  @Column('bigint')
  declare readonly head: number;
}
