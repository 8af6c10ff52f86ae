import {
  type AccountId,
  type AssessmentId,
  type EditGuestGrant,
  type FieldVersion,
  type Role,
} from '@certitude/contracts';
import { type EditableTable, Edits, type TenantContext, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';

/** What one guest may see, and when it ends. */
export interface HeldGrant {
  readonly assessmentId: AssessmentId;
  /** Last day, in the organization's zone. */
  readonly until: string;
}
export interface GrantRow {
  readonly account: AccountId;
  readonly until: string;
  readonly grantedBy: AccountId;
  readonly grantedAt: Date;
  readonly version: number;
}
export interface GrantPlace {
  readonly assessmentId: AssessmentId;
  readonly accountId: AccountId;
}

const GRANT = `select account_id as account, until_on::text as until, granted_by as "grantedBy", granted_at as "grantedAt",
    version
  from guest_grant`;

const TABLE: EditableTable = {
  name: 'guest_grant',
  key: ['assessment_id', 'account_id'],
  columns: { until: 'until_on' },
};

/** Which guest auditors were let into which assessments. */
@Injectable()
export class GrantRepository {
  constructor(@Inject(Edits) private readonly edits: Edits) {}

  /** Everything that was ever granted to a person and not withdrawn, whether or not its time is over. */
  ofAccount(tx: TenantTransaction, account: AccountId): Promise<HeldGrant[]> {
    return tx.query<HeldGrant>(
      'select assessment_id as "assessmentId", until_on::text as until from guest_grant where account_id = $1',
      [account],
    );
  }

  /** Last days of those of the people who were let into an assessment. */
  async untilsOf(
    tx: TenantTransaction,
    assessmentId: AssessmentId,
    people: readonly AccountId[],
  ): Promise<ReadonlyMap<AccountId, string>> {
    const rows = await tx.query<{ account: AccountId; until: string }>(
      `select account_id as account, until_on::text as until from guest_grant
       where assessment_id = $1 and account_id = any ($2::uuid[])`,
      [assessmentId, people],
    );
    return new Map(rows.map(({ account, until }) => [account, until]));
  }

  /** By account. */
  page(
    tx: TenantTransaction,
    assessmentId: AssessmentId,
    { after, most }: { readonly after: AccountId | null; readonly most: number },
  ): Promise<GrantRow[]> {
    return tx.query<GrantRow>(
      `${GRANT} where assessment_id = $1 and ($2::uuid is null or account_id > $2) order by account_id limit $3`,
      [assessmentId, after, most],
    );
  }

  async find(tx: TenantTransaction, { assessmentId, accountId }: GrantPlace): Promise<GrantRow | undefined> {
    const [row] = await tx.query<GrantRow>(`${GRANT} where assessment_id = $1 and account_id = $2`, [
      assessmentId,
      accountId,
    ]);
    return row;
  }

  /** @returns false when the guest is let in already */
  async insert(
    tx: TenantTransaction,
    { assessmentId, accountId }: GrantPlace,
    { until, by, at }: { readonly until: string; readonly by: AccountId; readonly at: Date },
  ): Promise<boolean> {
    // Known from the start: two who let somebody in until different days are told of each other.
    const last: FieldVersion = { version: 1, by, at: at.toISOString() };
    const rows = await tx.query(
      `insert into guest_grant (organization_id, assessment_id, account_id, until_on, granted_by, granted_at, field_versions)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (organization_id, assessment_id, account_id) do nothing returning 1`,
      [tx.organizationId, assessmentId, accountId, until, by, at, JSON.stringify({ until: last })],
    );
    return rows.length === 1;
  }

  /** Changes until when; the last one who did counts as the one who granted. @throws AppError `edit.conflict` */
  async edit(
    tx: TenantTransaction,
    context: TenantContext,
    { assessmentId, accountId }: GrantPlace,
    edit: EditGuestGrant,
  ): Promise<void> {
    const key = [assessmentId, accountId];
    if (await this.edits.apply(tx, context, { table: TABLE, key }, edit))
      await tx.query(
        `update guest_grant set granted_by = $3, granted_at = (field_versions -> 'until' ->> 'at')::timestamptz
         where assessment_id = $1 and account_id = $2`,
        [...key, context.actor.id],
      );
  }

  /** @returns whether there was such a grant */
  async delete(tx: TenantTransaction, { assessmentId, accountId }: GrantPlace): Promise<boolean> {
    const rows = await tx.query('delete from guest_grant where assessment_id = $1 and account_id = $2 returning 1', [
      assessmentId,
      accountId,
    ]);
    return rows.length === 1;
  }

  /** The zone in which the dates of grants are meant. */
  async timeZone(tx: TenantTransaction): Promise<string> {
    const [row] = await tx.query<{ timeZone: string }>('select time_zone as "timeZone" from organization');
    return row?.timeZone ?? 'UTC';
  }

  /** The role of a current member; it stays as it is until the transaction ends. */
  async heldRoleOf(tx: TenantTransaction, accountId: AccountId): Promise<Role | undefined> {
    const [row] = await tx.query<{ role: Role }>(
      'select role from member where account_id = $1 and removed_at is null for share',
      [accountId],
    );
    return row?.role;
  }
}
