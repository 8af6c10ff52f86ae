import { Injectable, inject } from '@angular/core';
import { assessmentsApi, type AssessmentId, type AssessmentVersionView } from '@certitude/contracts';
import { versionsApi, type FrozenContent, type FrozenVersionView } from '@certitude/contracts/freezing';
import { Api, Session, allItems } from '@certitude/web/core';

/** Finalized versions with what they say. Every method throws ApiError. */
@Injectable({ providedIn: 'root' })
export class FrozenVersions {
  readonly #api = inject(Api);
  readonly #session = inject(Session);

  get(assessmentId: AssessmentId, revision: string, signal?: AbortSignal): Promise<FrozenVersionView> {
    const params = { organizationId: this.#session.requireOrganization(), assessmentId, revision };
    return this.#api.call(versionsApi.get, { params }, signal);
  }

  /** All of them, newest first, without what they say. */
  list(assessmentId: AssessmentId, signal?: AbortSignal): Promise<AssessmentVersionView[]> {
    const params = { organizationId: this.#session.requireOrganization(), assessmentId };
    return allItems((after) =>
      this.#api.call(assessmentsApi.versions, { params, query: { limit: 100, after } }, signal),
    );
  }

  /** What would be frozen now. */
  async present(assessmentId: AssessmentId, signal?: AbortSignal): Promise<FrozenContent> {
    const params = { organizationId: this.#session.requireOrganization(), assessmentId };
    return (await this.#api.call(versionsApi.present, { params }, signal)).content;
  }
}
