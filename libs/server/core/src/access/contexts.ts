import { allows, type OrganizationId, type Permission, type Role } from '@certitude/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { v7 } from 'uuid';
import { type TenantContext } from '../database/tenant-database';
import { found, requireThat } from '../errors/app-error';
import { type SignedInSession } from './access';
import { Memberships } from './ports';

/** Who presents themselves at an organization. */
interface Presented {
  readonly session: SignedInSession;
  readonly organizationId: OrganizationId;
  readonly role: Role | null;
}

/** Makes tenant contexts for requests and socket messages: the one place where a person meets an organization. */
@Injectable()
export class TenantContexts {
  constructor(@Inject(Memberships) private readonly memberships: Memberships) {}

  /**
   * @throws AppError `not-found` for a stranger, whether or not the organization exists; `access.forbidden` for a
   *   member whose role lacks the permission; `organization.suspended` for a member while it is
   */
  async forMember(
    session: SignedInSession,
    organizationId: OrganizationId,
    permission: Permission,
  ): Promise<TenantContext> {
    const role = await this.memberships.roleOf(organizationId, session.accountId);
    const isSuspended = role === null && (await this.memberships.isSuspended(organizationId, session.accountId));
    requireThat(!isSuspended, 'organization.suspended');
    return this.ofRole({ session, organizationId, role }, permission);
  }

  /** The same for somebody whose role has just been read; null: a stranger. */
  ofRole({ session, organizationId, role }: Presented, permission: Permission): TenantContext {
    const known = found(role);
    requireThat(allows(known, permission), 'access.forbidden');
    return { organizationId, actor: { id: session.accountId, role: known }, requestId: v7() };
  }
}
