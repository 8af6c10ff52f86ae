import { Injectable, inject } from '@angular/core';
import {
  evidenceApi,
  type CreateEvidence,
  type EvidenceDecision,
  type EvidenceId,
  type EvidenceQuery,
  type EvidenceRevisionView,
  type EvidenceView,
  type Page,
  type ResponseId,
  type ReviseEvidence,
  type SubmitEvidence,
} from '@certitude/contracts';
import { Api, Session, allItems } from '@certitude/web/core';
import { type AnswerPlace } from '../answer-place';

/** What a list of evidence is asked for: filters, and the order. */
export type EvidenceFilter = Partial<Omit<EvidenceQuery, 'limit' | 'after'>>;

/** A piece of evidence to be made: for the organization, or at once for some answers. */
export type NewEvidence = Pick<CreateEvidence, 'id' | 'title' | 'content' | 'effectiveOn' | 'validUntil'>;

/** Evidence of the organization. Every change answers with the evidence as it is afterwards. All throw ApiError. */
@Injectable({ providedIn: 'root' })
export class EvidenceLibrary {
  readonly #api = inject(Api);
  readonly #session = inject(Session);

  /** One page, newest first unless told. */
  list(filter: EvidenceFilter, after?: string, signal?: AbortSignal): Promise<Page<EvidenceView>> {
    const query = { ...filter, limit: 50, after };
    return this.#api.call(evidenceApi.list, { params: this.#organization(), query }, signal);
  }

  /** Everything that proves an answer. */
  ofAnswer(responseId: ResponseId, signal?: AbortSignal): Promise<EvidenceView[]> {
    const params = this.#organization();
    return allItems((after) =>
      this.#api.call(evidenceApi.list, { params, query: { responseId, limit: 100, after } }, signal),
    );
  }

  get(evidenceId: string, signal: AbortSignal): Promise<EvidenceView> {
    return this.#api.call(evidenceApi.get, { params: this.#evidence(evidenceId) }, signal);
  }

  /** One page of all that it ever said, newest first. */
  revisions(evidenceId: string, after?: string, signal?: AbortSignal): Promise<Page<EvidenceRevisionView>> {
    const query = { limit: 20, after };
    return this.#api.call(evidenceApi.revisions, { params: this.#evidence(evidenceId), query }, signal);
  }

  create(evidence: NewEvidence, responses: readonly AnswerPlace[] = []): Promise<EvidenceView> {
    const body = { ...evidence, responses: [...responses] };
    return this.#api.call(evidenceApi.create, { params: this.#organization(), body });
  }

  revise(evidenceId: string, body: ReviseEvidence): Promise<EvidenceView> {
    return this.#api.call(evidenceApi.revise, { params: this.#evidence(evidenceId), body });
  }

  attach(place: AnswerPlace, evidenceId: EvidenceId): Promise<unknown> {
    return this.#api.call(evidenceApi.link, { params: { ...this.#evidence(evidenceId), ...place } });
  }

  detach(place: AnswerPlace, evidenceId: EvidenceId): Promise<unknown> {
    return this.#api.call(evidenceApi.unlink, { params: { ...this.#evidence(evidenceId), ...place } });
  }

  submit(evidenceId: string, body: SubmitEvidence): Promise<EvidenceView> {
    return this.#api.call(evidenceApi.submit, { params: this.#evidence(evidenceId), body });
  }

  decide(evidenceId: string, body: EvidenceDecision): Promise<EvidenceView> {
    return this.#api.call(evidenceApi.decide, { params: this.#evidence(evidenceId), body });
  }

  #organization() {
    return { organizationId: this.#session.requireOrganization() };
  }

  #evidence(evidenceId: string) {
    return { ...this.#organization(), evidenceId };
  }
}
