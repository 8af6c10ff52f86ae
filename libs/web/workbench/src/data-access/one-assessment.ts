import { Injectable, inject } from '@angular/core';
import {
  assessmentsApi,
  guestsApi,
  type AccountId,
  type AssessmentId,
  type AssessmentVersionView,
  type AssessmentView,
  type GuestGrantView,
  type QuarantinedNoteView,
  type RepairedNoteView,
  type ResponseId,
} from '@certitude/contracts';
import { finalizingApi, type ReadinessView } from '@certitude/contracts/freezing';
import { Api, Session, allItems } from '@certitude/web/core';

/** One assessment as a whole: its state, its versions, its guest auditors. Every method throws ApiError. */
@Injectable({ providedIn: 'root' })
export class OneAssessment {
  readonly #api = inject(Api);
  readonly #session = inject(Session);

  get(assessmentId: AssessmentId, signal?: AbortSignal): Promise<AssessmentView> {
    return this.#api.call(assessmentsApi.get, { params: { ...this.#organization(), assessmentId } }, signal);
  }

  /** What the trust in it rests on, before it is finalized. */
  readiness(assessmentId: AssessmentId, signal?: AbortSignal): Promise<ReadinessView> {
    return this.#api.call(finalizingApi.readiness, { params: { ...this.#organization(), assessmentId } }, signal);
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
