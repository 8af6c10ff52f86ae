import { Injectable, inject } from '@angular/core';
import {
  assessmentsApi,
  evidenceApi,
  plansApi,
  type AccountId,
  type AssessmentId,
  type CreateEvidence,
  type CreatePlan,
  type EvidenceDecision,
  type EvidenceId,
  type EvidenceView,
  type HistoryEntry,
  type Page,
  type PlanView,
  type ResponseContributors,
  type ResponseId,
  type ResponseReviewView,
  type ReviewDecision,
  type ReviewView,
  type StoredFileId,
  type StoredFileView,
} from '@certitude/contracts';
import { Api, Session, allItems, type FileTransfer } from '@certitude/web/core';

/** Where an answer is. */
export interface AnswerPlace {
  readonly assessmentId: AssessmentId;
  readonly responseId: ResponseId;
}

/** A piece of evidence to add: its title, dates and content. */
export type NewEvidence = Pick<CreateEvidence, 'id' | 'title' | 'content' | 'effectiveOn' | 'validUntil'>;

/** What stands around an answer: history, reviews, evidence, plans. Every method throws ApiError. */
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

  evidence(responseId: ResponseId, signal?: AbortSignal): Promise<EvidenceView[]> {
    const params = this.#organization();
    return allItems((after) =>
      this.#api.call(evidenceApi.list, { params, query: { responseId, limit: 100, after } }, signal),
    );
  }

  /** Evidence of the whole organization, to attach what is there already. */
  searchEvidence(search: string, signal?: AbortSignal): Promise<Page<EvidenceView>> {
    const query = { limit: 20, ...(search.trim() ? { search: search.trim() } : {}) };
    return this.#api.call(evidenceApi.list, { params: this.#organization(), query }, signal);
  }

  addEvidence(place: AnswerPlace, evidence: NewEvidence): Promise<EvidenceView> {
    const body = { ...evidence, responses: [place] };
    return this.#api.call(evidenceApi.create, { params: this.#organization(), body });
  }

  attach(place: AnswerPlace, evidenceId: EvidenceId): Promise<unknown> {
    return this.#api.call(evidenceApi.link, { params: { ...this.#organization(), ...place, evidenceId } });
  }

  detach(place: AnswerPlace, evidenceId: EvidenceId): Promise<unknown> {
    return this.#api.call(evidenceApi.unlink, { params: { ...this.#organization(), ...place, evidenceId } });
  }

  submitEvidence(evidenceId: EvidenceId): Promise<EvidenceView> {
    return this.#api.call(evidenceApi.submit, { params: { ...this.#organization(), evidenceId } });
  }

  decideEvidence(evidenceId: EvidenceId, body: EvidenceDecision): Promise<EvidenceView> {
    return this.#api.call(evidenceApi.decide, { params: { ...this.#organization(), evidenceId }, body });
  }

  upload(name: string, transfer: FileTransfer): Promise<StoredFileView> {
    return this.#api.upload(evidenceApi.upload, { params: this.#organization(), query: { name } }, transfer);
  }

  downloadUrl(fileId: StoredFileId): string {
    return this.#api.downloadUrl(evidenceApi.download, { params: { ...this.#organization(), fileId } });
  }

  plans(responseId: ResponseId, signal?: AbortSignal): Promise<PlanView[]> {
    const params = this.#organization();
    return allItems((after) =>
      this.#api.call(plansApi.list, { params, query: { responseId, limit: 100, after } }, signal),
    );
  }

  createPlan(body: CreatePlan): Promise<PlanView> {
    return this.#api.call(plansApi.create, { params: this.#organization(), body });
  }

  #organization() {
    return { organizationId: this.#session.requireOrganization() };
  }
}
