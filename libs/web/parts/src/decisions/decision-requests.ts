import { Injectable, inject } from '@angular/core';
import {
  decidersApi,
  type AccountId,
  type ActionPlanId,
  type AssessmentId,
  type Deciders,
  type Done,
  type EvidenceId,
  type ResponseId,
} from '@certitude/contracts';
import { Api, Session } from '@certitude/web/core';

/** Where something is that is decided on. */
export type JudgedPlace =
  | { readonly kind: 'response'; readonly assessmentId: AssessmentId; readonly responseId: ResponseId }
  | { readonly kind: 'evidence'; readonly evidenceId: EvidenceId }
  | { readonly kind: 'plan'; readonly planId: ActionPlanId };

/** Who may still decide on something, and asking one of them. Both throw ApiError. */
@Injectable({ providedIn: 'root' })
export class DecisionRequests {
  readonly #api = inject(Api);
  readonly #session = inject(Session);

  of(place: JudgedPlace, signal?: AbortSignal): Promise<Deciders> {
    const params = this.#paramsOf(place);
    switch (params.kind) {
      case 'response':
        return this.#api.call(decidersApi.ofResponse, { params }, signal);
      case 'evidence':
        return this.#api.call(decidersApi.ofEvidence, { params }, signal);
      case 'plan':
        return this.#api.call(decidersApi.ofPlan, { params }, signal);
    }
  }

  ask(place: JudgedPlace, accountId: AccountId): Promise<Done> {
    const asked = this.#paramsOf(place);
    switch (asked.kind) {
      case 'response':
        return this.#api.call(decidersApi.askAboutResponse, { params: { ...asked, accountId } });
      case 'evidence':
        return this.#api.call(decidersApi.askAboutEvidence, { params: { ...asked, accountId } });
      case 'plan':
        return this.#api.call(decidersApi.askAboutPlan, { params: { ...asked, accountId } });
    }
  }

  #paramsOf<P extends JudgedPlace>(place: P) {
    return { organizationId: this.#session.requireOrganization(), ...place };
  }
}
