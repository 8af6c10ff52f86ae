import { type AccountId, type OrganizationId, type OrganizationProfile } from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';

export interface OrganizationRow extends OrganizationProfile {
  readonly id: OrganizationId;
  readonly sample: boolean;
  readonly createdAt: Date;
}

/** The one row a transaction sees of `organization` is its own. */
@Injectable()
export class OrganizationRepository {
  async find(tx: TenantTransaction): Promise<OrganizationRow | undefined> {
    const [row] = await tx.query<OrganizationRow>(
      `select organization_id as id, name, time_zone as "timeZone", industry, size_band as "sizeBand", region, sample,
         created_at as "createdAt" from organization`,
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

  async insert(tx: TenantTransaction, profile: OrganizationProfile, sample: boolean, now: Date): Promise<void> {
    await tx.query(
      `insert into organization (organization_id, name, time_zone, industry, size_band, region, sample, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [tx.organizationId, ...valuesOf(profile), sample, now],
    );
  }

  async update(tx: TenantTransaction, profile: OrganizationProfile): Promise<void> {
    await tx.query(
      'update organization set name = $1, time_zone = $2, industry = $3, size_band = $4, region = $5',
      valuesOf(profile),
    );
  }

  /** With everything in it: every tenant table refers to its organization and goes with it. */
  async delete(tx: TenantTransaction): Promise<void> {
    await tx.query('delete from organization');
  }
}

const valuesOf = (profile: OrganizationProfile): unknown[] => [
  profile.name,
  profile.timeZone,
  profile.industry,
  profile.sizeBand,
  profile.region,
];
