import { type Done, type EditOrganization, type OrganizationView, type Role } from '@certitude/contracts';
import {
  FileStorage,
  found,
  requireThat,
  type TenantContext,
  TenantDatabase,
  type TenantTransaction,
} from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { MemberRepository } from './member.repository';
import { Members } from './members.service';
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
  ) {}

  get(context: TenantContext): Promise<OrganizationView> {
    return this.db.transaction(context, async (tx) => toView(await this.current(tx), context.actor.role));
  }

  /** @throws AppError `edit.conflict` */
  update(context: TenantContext, edit: EditOrganization): Promise<OrganizationView> {
    return this.db.transaction(context, async (tx) => {
      await this.organizations.edit(tx, edit);
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
      for (const accountId of await this.memberRows.activeIds(tx)) this.members.announce(tx, accountId);
      requireThat(await this.organizations.removeSample(tx), 'organization.not-sample');
    });
    // Only now: a rollback must not lose files. What a crash leaves here belongs to nobody and is reachable by nobody.
    await this.files.deleteAll(context.organizationId);
    return { done: true };
  }

  private async current(tx: TenantTransaction): Promise<OrganizationRow> {
    return found(await this.organizations.find(tx));
  }
}

const toView = (row: OrganizationRow, role: Role): OrganizationView => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  role,
});
