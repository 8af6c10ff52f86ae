import {
  type AccountId,
  type ActionPlanId,
  type EvidenceRevisionId,
  type OrganizationId,
  type ResponseId,
  type ReviewId,
  type ReviewView,
} from '@certitude/contracts';
import { type ByDefault, Column, KeyColumn, NullableColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** A decision on an answer, a piece of evidence or a plan. */
@Entity('review')
export class ReviewEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly id: ReviewId;

  @NullableColumn('uuid')
  declare readonly responseId: ResponseId | null;

  @NullableColumn('uuid')
  declare readonly evidenceRevisionId: EvidenceRevisionId | null;

  @NullableColumn('uuid')
  declare readonly planId: ActionPlanId | null;

  @Column('text')
  declare readonly decision: ReviewView['decision'];

  @Column('text')
  declare readonly comment: ByDefault<string>;

  @Column('text')
  declare readonly hash: string;

  @Column('uuid', { name: 'reviewer_id' })
  declare readonly reviewer: AccountId;

  @Column('timestamptz')
  declare readonly at: Date;

  @NullableColumn('bigint')
  declare readonly streamSeq: number | null;

  @Column('uuid[]')
  declare readonly evidenceRevisions: ByDefault<readonly EvidenceRevisionId[]>;
}
