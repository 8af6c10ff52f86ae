import { Injectable, inject } from '@angular/core';
import {
  assessmentsApi,
  pkisApi,
  type AssessmentVersionView,
  type AssessmentView,
  type CreateAssessment,
  type CreatePki,
  type EditAssessment,
  type EditPki,
  type Page,
  type PkiView,
} from '@certitude/contracts';
import { Api, Session, allItems } from '@certitude/web/core';

/** PKIs and assessments of the current organization. Every method throws ApiError. */
@Injectable({ providedIn: 'root' })
export class Assessments {
  readonly #api = inject(Api);
  readonly #session = inject(Session);

  /** All PKIs: headings of the list, and what a new assessment is made of. */
  pkis(signal?: AbortSignal): Promise<PkiView[]> {
    const params = this.#organization();
    return allItems((after) => this.#api.call(pkisApi.list, { params, query: { limit: 100, after } }, signal));
  }

  pki(pkiId: string, signal?: AbortSignal): Promise<PkiView> {
    return this.#api.call(pkisApi.get, { params: { ...this.#organization(), pkiId } }, signal);
  }

  editPki(pkiId: string, body: EditPki): Promise<PkiView> {
    return this.#api.call(pkisApi.update, { params: { ...this.#organization(), pkiId }, body });
  }

  /** PKIs that were put aside. */
  archivedPkis(after?: string, signal?: AbortSignal): Promise<Page<PkiView>> {
    const query = { after, standing: 'archived' as const };
    return this.#api.call(pkisApi.list, { params: this.#organization(), query }, signal);
  }

  /** Assessments that were put aside, newest first. */
  archivedAssessments(after?: string, signal?: AbortSignal): Promise<Page<AssessmentView>> {
    const query = { after, standing: 'archived' as const };
    return this.#api.call(assessmentsApi.list, { params: this.#organization(), query }, signal);
  }

  /** Of one PKI, newest first. */
  ofPki(pkiId: string, after?: string, signal?: AbortSignal): Promise<Page<AssessmentView>> {
    return this.#api.call(assessmentsApi.list, { params: this.#organization(), query: { pkiId, after } }, signal);
  }

  /** The names that a new assessment of a PKI would stand beside. */
  async namesOf(pkiId: string, signal?: AbortSignal): Promise<readonly string[]> {
    const params = this.#organization();
    const all = await allItems((after) =>
      this.#api.call(assessmentsApi.list, { params, query: { pkiId, limit: 100, after } }, signal),
    );
    return all.map(({ name }) => name);
  }

  createPki(body: CreatePki): Promise<PkiView> {
    return this.#api.call(pkisApi.create, { params: this.#organization(), body });
  }

  /** Newest first. @param search words in the name of the PKI or of the assessment */
  list(search: string, after?: string, signal?: AbortSignal): Promise<Page<AssessmentView>> {
    const query = { search: search || undefined, after };
    return this.#api.call(assessmentsApi.list, { params: this.#organization(), query }, signal);
  }

  get(assessmentId: string, signal?: AbortSignal): Promise<AssessmentView> {
    return this.#api.call(assessmentsApi.get, { params: { ...this.#organization(), assessmentId } }, signal);
  }

  edit(assessmentId: string, body: EditAssessment): Promise<AssessmentView> {
    return this.#api.call(assessmentsApi.update, { params: { ...this.#organization(), assessmentId }, body });
  }

  /** All that were finalized. */
  versions(assessmentId: string, signal?: AbortSignal): Promise<AssessmentVersionView[]> {
    const params = { ...this.#organization(), assessmentId };
    return allItems((after) =>
      this.#api.call(assessmentsApi.versions, { params, query: { limit: 100, after } }, signal),
    );
  }

  create(body: CreateAssessment): Promise<AssessmentView> {
    return this.#api.call(assessmentsApi.create, { params: this.#organization(), body });
  }

  #organization() {
    return { organizationId: this.#session.requireOrganization() };
  }
}
