import { type AccountId, type AssessmentId, mayOpen, type Role, seesAll } from '@certitude/contracts';
import { Clock, dateIn, type TenantContext, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';

interface Row {
  readonly id: AccountId;
  readonly role: Role;
  readonly until: string | null;
  readonly timeZone: string;
}

/** Who may be told of something, and read what they were told: a title says what and where, which is not for those who may not open it. */
@Injectable()
export class Readers {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /**
   * Those of the people who are members now and may open what it is about.
   * @param assessmentId where it happened; null for what only those see who see everything
   */
  async among(
    tx: TenantTransaction,
    people: readonly AccountId[],
    assessmentId: AssessmentId | null,
  ): Promise<AccountId[]> {
    const rows = await tx.query<Row>(
      `select m.account_id as id, m.role, g.until_on::text as until, o.time_zone as "timeZone"
       from member m join organization o on o.organization_id = m.organization_id
       left join guest_grant g on g.organization_id = m.organization_id and g.account_id = m.account_id
         and g.assessment_id = $2
       where m.account_id = any ($1::uuid[]) and m.removed_at is null`,
      [people, assessmentId],
    );
    const now = this.clock.now();
    return rows
      .filter(({ role, until, timeZone }) => seesAll(role) || mayOpen(role, until, dateIn(timeZone, now)))
      .map(({ id }) => id);
  }

  /** The assessments of which somebody may still be told; null: of everything. */
  async scopeOf(tx: TenantTransaction, { actor }: TenantContext): Promise<readonly AssessmentId[] | null> {
    if (seesAll(actor.role)) return null;
    const rows = await tx.query<{ id: AssessmentId; until: string; timeZone: string }>(
      `select g.assessment_id as id, g.until_on::text as until, o.time_zone as "timeZone"
       from guest_grant g join organization o on o.organization_id = g.organization_id where g.account_id = $1`,
      [actor.id],
    );
    const now = this.clock.now();
    return rows.filter(({ until, timeZone }) => mayOpen(actor.role, until, dateIn(timeZone, now))).map(({ id }) => id);
  }
}
