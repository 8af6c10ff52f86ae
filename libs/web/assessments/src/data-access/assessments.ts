import { Injectable, inject } from '@angular/core';
import {
  assessmentsApi,
  pkisApi,
  type AssessmentId,
  type AssessmentVersionView,
  type AssessmentView,
  type CreateAssessment,
  type PkiProfile,
  type PkiView,
} from '@certitude/contracts';
import { Api, Session, allItems } from '@certitude/web/core';

/** PKIs and assessments of the current organization. Every method throws ApiError. */
@Injectable({ providedIn: 'root' })
export class Assessments {
  readonly #api = inject(Api);
  readonly #session = inject(Session);

  /** All PKIs; an organization has few. */
  pkis(signal?: AbortSignal): Promise<PkiView[]> {
    const params = this.#organization();
    return allItems((after) => this.#api.call(pkisApi.list, { params, query: { limit: 100, after } }, signal));
  }

  createPki(body: PkiProfile): Promise<PkiView> {
    return this.#api.call(pkisApi.create, { params: this.#organization(), body });
  }

  /** All assessments, newest first. */
  list(signal?: AbortSignal): Promise<AssessmentView[]> {
    const params = this.#organization();
    return allItems((after) => this.#api.call(assessmentsApi.list, { params, query: { limit: 100, after } }, signal));
  }

  get(assessmentId: AssessmentId, signal?: AbortSignal): Promise<AssessmentView> {
    return this.#api.call(assessmentsApi.get, { params: { ...this.#organization(), assessmentId } }, signal);
  }

  create(body: CreateAssessment): Promise<AssessmentView> {
    return this.#api.call(assessmentsApi.create, { params: this.#organization(), body });
  }

  finalize(assessmentId: AssessmentId): Promise<AssessmentVersionView> {
    return this.#api.call(assessmentsApi.finalize, { params: { ...this.#organization(), assessmentId } });
  }

  reopen(assessmentId: AssessmentId): Promise<AssessmentView> {
    return this.#api.call(assessmentsApi.reopen, { params: { ...this.#organization(), assessmentId } });
  }

  /** Finalized versions, newest first. */
  versions(assessmentId: AssessmentId, signal?: AbortSignal): Promise<AssessmentVersionView[]> {
    const params = { ...this.#organization(), assessmentId };
    return allItems((after) =>
      this.#api.call(assessmentsApi.versions, { params, query: { limit: 100, after } }, signal),
    );
  }

  #organization() {
    return { organizationId: this.#session.requireOrganization() };
  }
}
