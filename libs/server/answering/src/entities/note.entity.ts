import { type NoteNode } from '@certitude/collab';
import { type AssessmentId, type OrganizationId, type QuarantineReason, type ResponseId } from '@certitude/contracts';
import { type ByDefault, Column, KeyColumn, NullableColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** The text of a response, as it was put together last. */
@Entity('note')
export class NoteEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly responseId: ResponseId;

  @Column('uuid')
  declare readonly assessmentId: AssessmentId;

  @Column('integer')
  declare readonly generation: ByDefault<number>;

  @NullableColumn('bytea')
  declare readonly snapshot: Uint8Array | null;

  @Column('bigint')
  declare readonly snapshotSeq: ByDefault<number>;

  @NullableColumn('jsonb')
  declare readonly documentJson: NoteNode | null;

  @Column('text')
  declare readonly plainText: ByDefault<string>;

  @Column('bigint')
  declare readonly projectedSeq: ByDefault<number>;

  @Column('integer')
  declare readonly storedBytes: ByDefault<number>;

  @NullableColumn('timestamptz')
  declare readonly quarantinedAt: Date | null;

  @NullableColumn('text')
  declare readonly quarantineReason: QuarantineReason | null;
}
