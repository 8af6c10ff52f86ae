import { Injectable, inject } from '@angular/core';
import {
  assessmentsApi,
  type AccountId,
  type HistoryEntry,
  type Page,
  type ResponseContributors,
  type ResponseReviewView,
  type ReviewDecision,
  type ReviewView,
} from '@certitude/contracts';
import { Api, Session } from '@certitude/web/core';
import { type AnswerPlace } from '@certitude/web/parts';

/** What stands around an answer: its history, who may answer it, its review. Every method throws ApiError. */
@Injectable({ providedIn: 'root' })
export class AnswerContext {
  readonly #api = inject(Api);
  readonly #session = inject(Session);

  /** One page of history, newest first. */
  history(place: AnswerPlace, after: string | null, signal?: AbortSignal): Promise<Page<HistoryEntry>> {
    const query = { limit: 100, ...(after ? { after } : {}) };
    return this.#api.call(assessmentsApi.history, { params: { ...this.#organization(), ...place }, query }, signal);
  }

  /** Invites a member to answer; open assessments hear of it at once. */
  invite(place: AnswerPlace, accountId: AccountId): Promise<ResponseContributors> {
    const params = { ...this.#organization(), ...place, accountId };
    return this.#api.call(assessmentsApi.inviteContributor, { params });
  }

  withdraw(place: AnswerPlace, accountId: AccountId): Promise<ResponseContributors> {
    const params = { ...this.#organization(), ...place, accountId };
    return this.#api.call(assessmentsApi.withdrawContributor, { params });
  }

  review(place: AnswerPlace, signal?: AbortSignal): Promise<ResponseReviewView> {
    return this.#api.call(assessmentsApi.review, { params: { ...this.#organization(), ...place } }, signal);
  }

  decide(place: AnswerPlace, body: ReviewDecision): Promise<ReviewView> {
    return this.#api.call(assessmentsApi.decide, { params: { ...this.#organization(), ...place }, body });
  }

  #organization() {
    return { organizationId: this.#session.requireOrganization() };
  }
}
