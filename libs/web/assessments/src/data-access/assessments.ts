import { Injectable, inject } from '@angular/core';
import {
  assessmentsApi,
  guestsApi,
  pkisApi,
  type AccountId,
  type AssessmentId,
  type AssessmentVersionView,
  type AssessmentView,
  type CreateAssessment,
  type GuestGrantView,
  type CreatePki,
  type Page,
  type PkiView,
  type QuarantinedNoteView,
  type RepairedNoteView,
  type ResponseId,
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

  createPki(body: CreatePki): Promise<PkiView> {
    return this.#api.call(pkisApi.create, { params: this.#organization(), body });
  }

  /** Newest first. @param search words in the name of the PKI or of the assessment */
  list(search: string, after?: string, signal?: AbortSignal): Promise<Page<AssessmentView>> {
    const query = { search: search || undefined, after };
    return this.#api.call(assessmentsApi.list, { params: this.#organization(), query }, signal);
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

  /** Texts that could not be put together. */
  async quarantinedNotes(assessmentId: AssessmentId, signal?: AbortSignal): Promise<QuarantinedNoteView[]> {
    const params = { ...this.#organization(), assessmentId };
    return (await this.#api.call(assessmentsApi.quarantinedNotes, { params }, signal)).items;
  }

  repairNote(assessmentId: AssessmentId, responseId: ResponseId): Promise<RepairedNoteView> {
    const params = { ...this.#organization(), assessmentId, responseId };
    return this.#api.call(assessmentsApi.repairNote, { params });
  }

  /** All finalized versions, newest first: one for each time that it was finalized. */
  versions(assessmentId: AssessmentId, signal?: AbortSignal): Promise<AssessmentVersionView[]> {
    const params = { ...this.#organization(), assessmentId };
    return allItems((after) =>
      this.#api.call(assessmentsApi.versions, { params, query: { limit: 100, after } }, signal),
    );
  }

  /** All guest auditors who were let in, without whom nobody knows whom to offer; those whose time is over included. */
  guests(assessmentId: AssessmentId, signal?: AbortSignal): Promise<GuestGrantView[]> {
    const params = { ...this.#organization(), assessmentId };
    return allItems((after) => this.#api.call(guestsApi.list, { params, query: { limit: 100, after } }, signal));
  }

  /** Lets a guest auditor in, or changes until when. @param version of the grant that was seen, 0 where there was none */
  letIn(
    { assessmentId, accountId }: { readonly assessmentId: AssessmentId; readonly accountId: AccountId },
    version: number,
    until: string,
  ): Promise<GuestGrantView> {
    const params = { ...this.#organization(), assessmentId, accountId };
    return this.#api.call(guestsApi.grant, { params, body: { version, changes: { until } } });
  }

  async shutOut(assessmentId: AssessmentId, accountId: AccountId): Promise<void> {
    await this.#api.call(guestsApi.withdraw, { params: { ...this.#organization(), assessmentId, accountId } });
  }

  #organization() {
    return { organizationId: this.#session.requireOrganization() };
  }
}
