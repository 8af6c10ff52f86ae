import {
  type AccountId,
  type CreateOrganization,
  type Done,
  type EditOrganization,
  type MembershipView,
  type OrganizationId,
  type OrganizationProfile,
  type OrganizationView,
  type Role,
} from '@certitude/contracts';
import {
  Clock,
  FileStorage,
  found,
  newId,
  requireThat,
  type TenantContext,
  TenantDatabase,
  type TenantTransaction,
} from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { MemberRepository } from './member.repository';
import { Members } from './members.service';
import { ownId } from './own-id';
import { OrganizationRepository, type OrganizationRow } from './organization.repository';

/** Organizations: the tenants. */
@Injectable()
export class Organizations {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(OrganizationRepository) private readonly organizations: OrganizationRepository,
    @Inject(MemberRepository) private readonly memberRows: MemberRepository,
    @Inject(Members) private readonly members: Members,
    @Inject(FileStorage) private readonly files: FileStorage,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Makes an organization whose owner is the given account; one with the id that the browser gave it is made once. */
  create(owner: AccountId, { id, ...profile }: CreateOrganization, requestId: string): Promise<MembershipView> {
    const context = ownerContext(owner, requestId);
    return this.establish(id ? { ...context, organizationId: ownId(owner, id) } : context, profile, false);
  }

  /** Makes an organization that is marked as sample data, and can be removed in one step. */
  createSample(owner: AccountId, profile: OrganizationProfile, requestId: string): Promise<MembershipView> {
    return this.establish(ownerContext(owner, requestId), profile, true);
  }

  get(context: TenantContext): Promise<OrganizationView> {
    return this.db.transaction(context, async (tx) => toView(await this.current(tx), context.actor.role));
  }

  /** @throws AppError `edit.conflict` */
  update(context: TenantContext, edit: EditOrganization): Promise<OrganizationView> {
    return this.db.transaction(context, async (tx) => {
      await this.organizations.edit(tx, context, edit);
      return toView(await this.current(tx), context.actor.role);
    });
  }

  /** The IANA time zone in which the organization's dates are meant. */
  async timeZoneOf(tx: TenantTransaction): Promise<string> {
    return (await this.current(tx)).timeZone;
  }

  /**
   * Removes a sample organization with every row and file.
   * @throws AppError `organization.not-sample`
   */
  async removeSample(context: TenantContext): Promise<Done> {
    await this.db.transaction(context, async (tx) => {
      await this.memberRows.lock(tx);
      requireThat((await this.current(tx)).sample, 'organization.not-sample');
      for (const accountId of await this.memberRows.activeIds(tx)) this.members.announce(tx, accountId);
      await this.organizations.delete(tx);
    });
    // Only now: a rollback must not lose files. What a crash leaves here belongs to nobody and is reachable by nobody.
    await this.files.deleteAll(context.organizationId);
    return { done: true };
  }

  private establish(context: TenantContext, profile: OrganizationProfile, sample: boolean): Promise<MembershipView> {
    return this.db.transaction(context, async (tx) => {
      const { organizationId, actor } = context;
      if (await this.organizations.insert(tx, profile, sample, this.clock.now()))
        await this.members.admit(tx, actor.id, actor.role);
      const role = found(await this.memberRows.roleOf(tx, actor.id));
      return { organizationId, name: (await this.current(tx)).name, role, sample };
    });
  }

  private async current(tx: TenantTransaction): Promise<OrganizationRow> {
    return found(await this.organizations.find(tx));
  }
}

/** The first context of an organization that does not exist yet. */
const ownerContext = (owner: AccountId, requestId: string): TenantContext => ({
  organizationId: newId<OrganizationId>(),
  actor: { id: owner, role: 'owner' },
  requestId,
});

const toView = (row: OrganizationRow, role: Role): OrganizationView => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  role,
});
