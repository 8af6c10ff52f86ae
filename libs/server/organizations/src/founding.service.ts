import {
  type AccountId,
  type CreateOrganization,
  type MembershipView,
  type OrganizationId,
  type OrganizationProfile,
} from '@certitude/contracts';
import {
  Clock,
  newId,
  OperatorLimits,
  requireThat,
  type TenantContext,
  TenantDatabase,
  type TenantTransaction,
} from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { Members } from './members.service';
import { OrganizationRepository } from './organization.repository';
import { ownId } from './own-id';

/** Making organizations. */
@Injectable()
export class Founding {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(OrganizationRepository) private readonly organizations: OrganizationRepository,
    @Inject(Members) private readonly members: Members,
    @Inject(OperatorLimits) private readonly limits: OperatorLimits,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Makes an organization whose owner is the given account; one with the id that the browser gave it is made once.
   * @throws AppError `account.too-many-organizations`
   */
  async create(owner: AccountId, { id, ...profile }: CreateOrganization, requestId: string): Promise<MembershipView> {
    const most = await this.limits.of('organizations-per-account', owner);
    const context = ownerContext(owner, requestId);
    const chosen = id ? { ...context, organizationId: ownId(owner, id) } : context;
    return this.establish(chosen, profile, { sample: false, most });
  }

  /** Makes an organization that is marked as sample data, and can be removed in one step. */
  createSample(owner: AccountId, profile: OrganizationProfile, requestId: string): Promise<MembershipView> {
    return this.establish(ownerContext(owner, requestId), profile, { sample: true, most: Infinity });
  }

  /**
   * Whether somebody may own one more, in the transaction that makes it otherwise.
   * @throws AppError `account.too-many-organizations`
   */
  async requireRoom(tx: TenantTransaction, owner: AccountId): Promise<void> {
    this.requireFewer(
      await this.organizations.countOwned(tx, owner),
      await this.limits.of('organizations-per-account', owner),
    );
  }

  private requireFewer(owned: number, most: number): void {
    requireThat(owned < most, 'account.too-many-organizations', `At most ${most} are possible.`);
  }

  private establish(
    context: TenantContext,
    profile: OrganizationProfile,
    { sample, most }: { readonly sample: boolean; readonly most: number },
  ): Promise<MembershipView> {
    return this.db.transaction(context, async (tx) => {
      const { organizationId, actor } = context;
      if (await this.organizations.insert(tx, profile, sample, this.clock.now())) {
        this.requireFewer(await this.organizations.countOwned(tx, actor.id), most);
        await this.members.admit(tx, actor.id, actor.role);
      }
      return { organizationId, name: profile.name, role: actor.role, sample, suspended: false };
    });
  }
}

/** The first context of an organization that does not exist yet. */
const ownerContext = (owner: AccountId, requestId: string): TenantContext => ({
  organizationId: newId<OrganizationId>(),
  actor: { id: owner, role: 'owner' },
  requestId,
});
