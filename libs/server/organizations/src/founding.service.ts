import {
  type AccountId,
  type CreateOrganization,
  type CreateSample,
  type MembershipView,
  type OrganizationId,
  type OrganizationProfile,
} from '@certitude/contracts';
import {
  Clock,
  OperatorLimits,
  requireThat,
  type TenantContext,
  TenantDatabase,
  type TenantTransaction,
} from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { Members } from './members.service';
import { OrganizationRepository, type Owned, type OwnedSample } from './organization.repository';
import { ownId } from './own-id';
import { firstContext } from './owner-context';

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
   * Samples do not count.
   * @throws AppError `account.too-many-organizations`
   */
  async create(owner: AccountId, { id, ...profile }: CreateOrganization, requestId: string): Promise<MembershipView> {
    const most = await this.limits.of('organizations-per-account', owner);
    const context = chosenContext(owner, id, requestId);
    const established = await this.establish(context, profile, {
      sample: false,
      most,
      counted: ({ organizations }) => organizations,
    });
    return established.membership;
  }

  /** Makes an organization that is marked as sample data, and can be removed in one step. */
  async createSample(owner: AccountId, profile: OrganizationProfile, requestId: string): Promise<MembershipView> {
    const wanted = { sample: true, most: Infinity, counted: () => 0 };
    return (await this.establish(firstContext(owner, requestId), profile, wanted)).membership;
  }

  /**
   * The same for somebody who asks for it: counted with everything else that they own, and marked as being filled. Whoever
   * has one is given that one, whichever id their browser chose: a second click, tab or reload makes no second sample.
   * @returns whether it is new
   * @throws AppError `account.too-many-organizations`
   */
  async requestSample(
    owner: AccountId,
    { id, profile }: CreateSample & { readonly profile: OrganizationProfile },
    requestId: string,
  ): Promise<Established> {
    const most = await this.limits.of('organizations-per-account', owner);
    return this.establish(chosenContext(owner, id, requestId), profile, {
      sample: true,
      filled: true,
      most,
      counted: ({ organizations, samples }) => organizations + samples,
      known: (tx) => this.organizations.ownedSample(tx, owner),
    });
  }

  /**
   * Whether somebody may own one more, in the transaction that makes it otherwise.
   * @throws AppError `account.too-many-organizations`
   */
  async requireRoom(tx: TenantTransaction, owner: AccountId): Promise<void> {
    this.requireFewer(
      (await this.organizations.countOwned(tx, owner)).organizations,
      await this.limits.of('organizations-per-account', owner),
    );
  }

  private requireFewer(owned: number, most: number): void {
    requireThat(owned < most, 'account.too-many-organizations', `At most ${most} are possible.`);
  }

  private establish(
    context: TenantContext,
    profile: OrganizationProfile,
    { sample, most, counted, known, filled = false }: Wanted,
  ): Promise<Established> {
    return this.db.transaction(context, async (tx) => {
      const { organizationId, actor } = context;
      // Counting is what makes two requests of one person wait for each other: before anything is looked up.
      const owned = await this.organizations.countOwned(tx, actor.id);
      const own = { role: actor.role, sample, suspended: false };
      const before = await known?.(tx);
      if (before) return { isNew: false, membership: { ...before, ...own } };
      const isNew = await this.organizations.insert(tx, profile, sample, this.clock.now());
      if (isNew && filled) await this.organizations.setFilling(tx, 'under-way');
      if (isNew) {
        this.requireFewer(counted(owned), most);
        await this.members.admit(tx, actor.id, actor.role);
      }
      return { isNew, membership: { organizationId, name: profile.name, ...own } };
    });
  }
}

/** An organization, and whether it was made just now. */
export interface Established {
  readonly membership: MembershipView;
  readonly isNew: boolean;
}
interface Wanted {
  readonly sample: boolean;
  /** Whether it is not whole before somebody has filled it. */
  readonly filled?: boolean;
  /** How many somebody may own, of what counts. */
  readonly most: number;
  readonly counted: (owned: Owned) => number;
  /** What is given instead of a new one. */
  readonly known?: (tx: TenantTransaction) => Promise<OwnedSample | null>;
}

/** With the id that the browser chose, if it chose one. */
function chosenContext(owner: AccountId, id: OrganizationId | undefined, requestId: string): TenantContext {
  const context = firstContext(owner, requestId);
  return id ? { ...context, organizationId: ownId(owner, id) } : context;
}
