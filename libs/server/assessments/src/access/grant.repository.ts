import { type AccountId, type AssessmentId, type EditGuestGrant, type FieldVersion } from '@certitude/contracts';
import { Edits, type PersonTransaction, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { GuestGrantEntity } from '../entities/guest-grant.entity';

/** What one guest may see, and when it ends. */
export interface HeldGrant {
  readonly assessmentId: AssessmentId;
  /** Last day, in the organization's zone. */
  readonly until: string;
}
export type GrantRow = Pick<GuestGrantEntity, (typeof GRANT)[number]>;
export interface GrantPlace {
  readonly assessmentId: AssessmentId;
  readonly accountId: AccountId;
}

const GRANT = ['accountId', 'until', 'grantedBy', 'grantedAt', 'version'] as const;

/** Which guest auditors were let into which assessments. */
@Injectable()
export class GrantRepository {
  constructor(@Inject(Edits) private readonly edits: Edits) {}

  /** Everything that was ever granted to a person and not withdrawn, whether or not its time is over. */
  ofAccount(tx: TenantTransaction, account: AccountId): Promise<HeldGrant[]> {
    return tx.repository(GuestGrantEntity).find(['assessmentId', 'until'], { where: { accountId: account } });
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
    const where = { assessmentId, ...(after && { accountId: MoreThan(after) }) };
    return tx.repository(GuestGrantEntity).find(GRANT, { where, order: { accountId: 'ASC' }, most });
  }

  find(tx: TenantTransaction, { assessmentId, accountId }: GrantPlace): Promise<GrantRow | undefined> {
    return tx.repository(GuestGrantEntity).findOne(GRANT, { assessmentId, accountId });
  }

  /** @returns false when the guest is let in already */
  insert(
    tx: TenantTransaction,
    { assessmentId, accountId }: GrantPlace,
    { until, by, at }: { readonly until: string; readonly by: AccountId; readonly at: Date },
  ): Promise<boolean> {
    // Known from the start: two who let somebody in until different days are told of each other.
    const last: FieldVersion = { version: 1, by, at: at.toISOString() };
    const grant = { assessmentId, accountId, until, grantedBy: by, grantedAt: at, fieldVersions: { until: last } };
    return tx.repository(GuestGrantEntity).insertOnce(grant);
  }

  /** Changes until when; the last one who did counts as the one who granted. @throws AppError `edit.conflict` */
  async edit(tx: PersonTransaction, { assessmentId, accountId }: GrantPlace, edit: EditGuestGrant): Promise<void> {
    const where = { assessmentId, accountId };
    if (await this.edits.apply(tx, { entity: GuestGrantEntity, where, fields: ['until'] }, edit))
      await tx.repository(GuestGrantEntity).update(where, {
        grantedBy: tx.context.actor.id,
        grantedAt: () => "(field_versions -> 'until' ->> 'at')::timestamptz",
      });
  }

  /** @returns whether there was such a grant */
  async delete(tx: TenantTransaction, { assessmentId, accountId }: GrantPlace): Promise<boolean> {
    return (await tx.repository(GuestGrantEntity).delete({ assessmentId, accountId })) === 1;
  }

  /** The zone in which the dates of grants are meant. */
  async timeZone(tx: TenantTransaction): Promise<string> {
    const [row] = await tx.query<{ timeZone: string }>('select time_zone as "timeZone" from organization');
    return row?.timeZone ?? 'UTC';
  }
}
