import {
  type AccountId,
  type EditOrganization,
  type OrganizationId,
  type OrganizationProfile,
} from '@certitude/contracts';
import { type EditableTable, Edits, type TenantContext, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';

export interface OrganizationRow extends OrganizationProfile {
  readonly id: OrganizationId;
  readonly sample: boolean;
  readonly createdAt: Date;
  readonly version: number;
}

const TABLE: EditableTable = {
  name: 'organization',
  key: [],
  columns: { name: 'name', timeZone: 'time_zone', industry: 'industry', sizeBand: 'size_band', region: 'region' },
};

/** The one row a transaction sees of `organization` is its own. */
@Injectable()
export class OrganizationRepository {
  constructor(@Inject(Edits) private readonly edits: Edits) {}

  async find(tx: TenantTransaction): Promise<OrganizationRow | undefined> {
    const [row] = await tx.query<OrganizationRow>(
      `select organization_id as id, name, time_zone as "timeZone", industry, size_band as "sizeBand", region, sample,
         created_at as "createdAt", version from organization`,
    );
    return row;
  }

  /** How many organizations somebody owns, sample data aside. Until the transaction ends nobody else counts for them. */
  async countOwned(tx: TenantTransaction, account: AccountId): Promise<number> {
    await tx.query("select pg_advisory_xact_lock(hashtextextended('organizations of ' || $1, 0))", [account]);
    const [row] = await tx.query<{ count: number }>(
      "select count(*)::int as count from memberships_of($1) where role = 'owner' and not sample",
      [account],
    );
    return row?.count ?? 0;
  }

  /** @returns false when it is there already */
  async insert(tx: TenantTransaction, profile: OrganizationProfile, sample: boolean, now: Date): Promise<boolean> {
    const rows = await tx.query(
      `insert into organization (organization_id, name, time_zone, industry, size_band, region, sample, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (organization_id) do nothing returning 1`,
      [tx.organizationId, ...valuesOf(profile), sample, now],
    );
    return rows.length === 1;
  }

  /** @throws AppError `edit.conflict` */
  edit(tx: TenantTransaction, context: TenantContext, edit: EditOrganization): Promise<boolean> {
    return this.edits.apply(tx, context, { table: TABLE, key: [] }, edit);
  }

  /**
   * With everything in it: every tenant table refers to its organization and goes with it. Only a function may do that.
   * @returns false when it is no sample, or not the transaction's person's to remove
   */
  async removeSample(tx: TenantTransaction): Promise<boolean> {
    const [row] = await tx.query<{ removed: boolean }>('select remove_sample_organization() as removed');
    return row?.removed ?? false;
  }
}

const valuesOf = (profile: OrganizationProfile): unknown[] => [
  profile.name,
  profile.timeZone,
  profile.industry,
  profile.sizeBand,
  profile.region,
];
