import { Injectable, computed, inject } from '@angular/core';
import {
  ROLES,
  mayGrant,
  organizationsApi,
  type Handover,
  type MemberView,
  type Role,
  type WorkCounts,
} from '@certitude/contracts';
import { Api, Session } from '@certitude/web/core';

/** Roles of members, and who is one. */
@Injectable({ providedIn: 'root' })
export class MemberChanges {
  readonly #api = inject(Api);
  readonly #session = inject(Session);

  /** Roles that the person may give, highest first. */
  readonly grantable = computed(() => {
    const role = this.#session.role();
    return role ? ROLES.filter((other) => mayGrant(role, other)) : [];
  });

  /** Whether the person may change or take away this member's role. The last owner is the server's to refuse. */
  mayChange(member: MemberView): boolean {
    const role = this.#session.role();
    return role !== null && member.active && mayGrant(role, member.role);
  }

  isYou(member: MemberView): boolean {
    return member.accountId === this.#session.account()?.id;
  }

  /** @returns the member as they are now @throws ApiError */
  async changeRole({ accountId, version }: MemberView, role: Role): Promise<MemberView> {
    const params = { organizationId: this.#session.requireOrganization(), accountId };
    const body = { version, changes: { role } };
    const changed = await this.#api.call(organizationsApi.changeRole, { params, body });
    if (accountId === this.#session.account()?.id) await this.#session.refresh();
    return changed;
  }

  /** What a member works on that others can take over. @throws ApiError */
  heldWork({ accountId }: MemberView, abort?: AbortSignal): Promise<WorkCounts> {
    const params = { organizationId: this.#session.requireOrganization(), accountId };
    return this.#api.call(organizationsApi.heldWork, { params }, abort);
  }

  /** Removes a member, or leaves when it is oneself, and hands their work to others. @throws ApiError */
  async remove(member: MemberView, handover: Handover): Promise<void> {
    const organizationId = this.#session.requireOrganization();
    const params = { organizationId, accountId: member.accountId };
    await this.#api.call(organizationsApi.removeMember, { params, query: handover });
    if (this.isYou(member)) this.#session.leave(organizationId);
  }
}
