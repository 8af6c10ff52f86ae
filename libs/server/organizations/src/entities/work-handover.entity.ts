import { type AccountId, type HandoverId, type OrganizationId, type WorkKind } from '@certitude/contracts';
import { Column, KeyColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** What somebody handed from one person to another one. */
@Entity('work_handover')
export class WorkHandoverEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly id: HandoverId;

  @Column('text')
  declare readonly kind: WorkKind;

  @Column('uuid', { name: 'from_id' })
  declare readonly from: AccountId;

  @Column('uuid', { name: 'to_id' })
  declare readonly to: AccountId;

  @Column('uuid', { name: 'by_id' })
  declare readonly by: AccountId;

  @Column('uuid[]')
  declare readonly subjects: readonly string[];

  @Column('timestamptz')
  declare readonly at: Date;
}
