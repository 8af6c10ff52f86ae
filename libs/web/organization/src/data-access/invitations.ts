import { Injectable, inject } from '@angular/core';
import {
  organizationsApi,
  type CreateInvitation,
  type InvitationId,
  type InvitationView,
  type NewInvitation,
  type OrganizationId,
} from '@certitude/contracts';
import { Api, Session, pagedList } from '@certitude/web/core';

/** Invitation links of the organization. */
@Injectable()
export class Invitations {
  readonly #api = inject(Api);
  readonly #session = inject(Session);
  /** Newest first, and so open ones before most that have ended. */
  readonly page = pagedList<InvitationView, OrganizationId>({
    params: () => this.#session.organizationId() ?? undefined,
    load: (organizationId, after, signal) =>
      this.#api.call(organizationsApi.invitations, { params: { organizationId }, query: { after } }, signal),
  });

  /** Makes a link; its token is told only now. @throws ApiError */
  async invite(body: CreateInvitation): Promise<NewInvitation> {
    const params = { organizationId: this.#session.requireOrganization() };
    const invitation = await this.#api.call(organizationsApi.invite, { params, body });
    const { token: _token, path: _path, ...view } = invitation;
    this.page.update((all) => [view, ...all]);
    return invitation;
  }

  /** @throws ApiError */
  async revoke(invitationId: InvitationId): Promise<void> {
    const params = { organizationId: this.#session.requireOrganization(), invitationId };
    await this.#api.call(organizationsApi.revokeInvitation, { params });
    this.page.update((all) =>
      all.map((one) =>
        one.id === invitationId ? { ...one, state: 'revoked', revokedAt: new Date().toISOString() } : one,
      ),
    );
  }
}
