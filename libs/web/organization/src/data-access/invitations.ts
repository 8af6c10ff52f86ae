import { Injectable, computed, inject } from '@angular/core';
import {
  organizationsApi,
  type CreateInvitation,
  type InvitationId,
  type InvitationView,
  type NewInvitation,
} from '@certitude/contracts';
import { Api, Session, allItems, loadable } from '@certitude/web/core';

/** Invitation links of the organization. */
@Injectable()
export class Invitations {
  readonly #api = inject(Api);
  readonly #session = inject(Session);
  readonly #all = loadable<InvitationView[], string>({
    params: () => this.#session.organizationId() ?? undefined,
    load: (organizationId, signal) =>
      allItems((after) =>
        this.#api.call(
          organizationsApi.invitations,
          { params: { organizationId }, query: { limit: 100, after } },
          signal,
        ),
      ),
  });

  readonly phase = this.#all.phase;
  readonly error = this.#all.error;
  /** Open ones first, then the rest, as the server orders them. */
  readonly views = computed(() => {
    const all = this.#all.value() ?? [];
    return [...all.filter(({ state }) => state === 'open'), ...all.filter(({ state }) => state !== 'open')];
  });

  reload(): void {
    this.#all.reload();
  }

  /** Makes a link; its token is told only now. @throws ApiError */
  async invite(body: CreateInvitation): Promise<NewInvitation> {
    const params = { organizationId: this.#session.requireOrganization() };
    const invitation = await this.#api.call(organizationsApi.invite, { params, body });
    const { token: _token, path: _path, ...view } = invitation;
    this.#all.set([view, ...(this.#all.value() ?? [])]);
    return invitation;
  }

  /** @throws ApiError */
  async revoke(invitationId: InvitationId): Promise<void> {
    const params = { organizationId: this.#session.requireOrganization(), invitationId };
    await this.#api.call(organizationsApi.revokeInvitation, { params });
    this.#all.update((all) => all.map((one) => (one.id === invitationId ? { ...one, state: 'revoked' } : one)));
  }
}
