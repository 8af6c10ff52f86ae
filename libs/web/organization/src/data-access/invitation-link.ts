import { Injectable, inject } from '@angular/core';
import { organizationsApi, type InvitationOffer, type MembershipView } from '@certitude/contracts';
import { Api, Session } from '@certitude/web/core';

/** An invitation as the invited person meets it. */
@Injectable({ providedIn: 'root' })
export class InvitationLink {
  readonly #api = inject(Api);
  readonly #session = inject(Session);

  /** What the link offers; anybody who has it may look. @throws ApiError */
  offer(token: string, signal: AbortSignal): Promise<InvitationOffer> {
    return this.#api.call(organizationsApi.offer, { params: { token } }, signal);
  }

  /** Becomes a member. @throws ApiError */
  async accept(token: string): Promise<MembershipView> {
    const membership = await this.#api.call(organizationsApi.acceptInvitation, { params: { token } });
    this.#session.join(membership);
    return membership;
  }
}
