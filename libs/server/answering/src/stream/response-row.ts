import { type FieldValue, type ResponseId, type ResponseSnapshot, type ResponseValues } from '@certitude/contracts';

/** A row of `response` as `RESPONSE_COLUMNS` reads it. */
export interface ResponseRow {
  readonly id: ResponseId;
  readonly module: string;
  readonly category: string;
  readonly requirement: string | null;
  readonly level: ResponseValues['level'];
  readonly applicability: FieldValue<'applicability'>['applicability'];
  readonly reason: string | null;
  readonly owner_id: ResponseValues['owner'];
  readonly reviewer_id: ResponseValues['reviewer'];
  readonly due_on: string | null;
  readonly flag: boolean;
  readonly status: ResponseValues['status'];
  readonly origins: ResponseSnapshot['origins'];
}

/** Columns of `ResponseRow`, of a table called `r`. */
export const RESPONSE_COLUMNS = `r.id, r.module, r.category, r.requirement, r.level, r.applicability, r.reason, r.owner_id,
  r.reviewer_id, r.due_on::text as due_on, r.flag, r.status, r.origins`;

/** A response as the live protocol speaks of it. */
export const toSnapshot = (row: ResponseRow): ResponseSnapshot => ({
  id: row.id,
  module: row.module,
  category: row.category,
  requirement: row.requirement,
  values: {
    level: row.level,
    applicability: applicabilityOf(row.applicability, row.reason),
    owner: row.owner_id,
    reviewer: row.reviewer_id,
    dueOn: row.due_on,
    flag: row.flag,
    status: row.status,
  },
  origins: row.origins,
});

const applicabilityOf = (
  applicability: ResponseRow['applicability'],
  reason: string | null,
): FieldValue<'applicability'> =>
  applicability === 'applicable' ? { applicability } : { applicability, reason: reason ?? '' };

/** The reason that goes with an applicability; null when it needs none. */
export const reasonOf = (value: FieldValue<'applicability'>): string | null =>
  'reason' in value ? value.reason : null;
