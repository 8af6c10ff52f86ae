import {
  type AccountId,
  type EditOrganization,
  type OrganizationId,
  type OrganizationProfile,
} from '@certitude/contracts';
import { Edits, found, type PersonTransaction, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { OrganizationEntity } from './entities/organization.entity';

export interface OrganizationRow extends OrganizationProfile {
  readonly id: OrganizationId;
  readonly sample: boolean;
  readonly createdAt: Date;
  readonly version: number;
}

/** What somebody owns. */
export interface Owned {
  readonly organizations: number;
  readonly samples: number;
}

export interface OwnedSample {
  readonly organizationId: OrganizationId;
  readonly name: string;
}

/** How far a sample is: whole, being filled, or left behind by whoever was filling it. */
export type Filling = 'whole' | 'under-way' | 'given-up';
/** So long nothing has to be heard of whoever fills one. */
const PATIENCE = '30 seconds';

const PROFILE = ['name', 'timeZone', 'industry', 'sizeBand', 'region'] as const;
const ORGANIZATION = ['organizationId', ...PROFILE, 'sample', 'createdAt', 'version'] as const;

/** The one row a transaction sees of `organization` is its own. */
@Injectable()
export class OrganizationRepository {
  constructor(@Inject(Edits) private readonly edits: Edits) {}

  async find(tx: TenantTransaction): Promise<OrganizationRow | undefined> {
    const [row] = await tx.repository(OrganizationEntity).find(ORGANIZATION);
    if (!row) return undefined;
    const { organizationId: id, ...content } = row;
    return { id, ...content };
  }

  /** How many organizations somebody owns, and how many samples. Until the transaction ends nobody else counts for them. */
  async countOwned(tx: TenantTransaction, account: AccountId): Promise<Owned> {
    await tx.query("select pg_advisory_xact_lock(hashtextextended('organizations of ' || $1, 0))", [account]);
    const [row] = await tx.query<Owned>(
      `select count(*) filter (where not sample)::int as organizations, count(*) filter (where sample)::int as samples
       from memberships_of($1) where role = 'owner'`,
      [account],
    );
    return found(row);
  }

  /** The sample that somebody owns; null where they have none. Asked for once it is theirs alone to make one. */
  async ownedSample(tx: TenantTransaction, account: AccountId): Promise<OwnedSample | null> {
    const [row] = await tx.query<OwnedSample>(
      `select organization_id as "organizationId", name from memberships_of($1) where role = 'owner' and sample limit 1`,
      [account],
    );
    return row ?? null;
  }

  /** By the clock of the database, which all nodes share. One that is not there any more is whole. */
  async filling(tx: TenantTransaction): Promise<Filling> {
    const [row] = await tx.query<{ filling: Filling }>(
      `select case when filling_until is null then 'whole' when filling_until > now() then 'under-way' else 'given-up' end
         as filling
       from organization`,
    );
    return row?.filling ?? 'whole';
  }

  async setFilling(tx: TenantTransaction, filling: Exclude<Filling, 'given-up'>): Promise<void> {
    await tx.query('update organization set filling_until = now() + $1::interval', [
      filling === 'under-way' ? PATIENCE : null,
    ]);
  }

  /** @returns false when it is there already */
  insert(tx: TenantTransaction, profile: OrganizationProfile, sample: boolean, now: Date): Promise<boolean> {
    const { name, timeZone, industry, sizeBand, region } = profile;
    const organization = { name, timeZone, industry, sizeBand, region, sample, createdAt: now };
    return tx.repository(OrganizationEntity).insertOnce(organization);
  }

  /** @throws AppError `edit.conflict` */
  edit(tx: PersonTransaction, edit: EditOrganization): Promise<boolean> {
    const where = { organizationId: tx.organizationId };
    return this.edits.apply(tx, { entity: OrganizationEntity, where, fields: PROFILE }, edit);
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
