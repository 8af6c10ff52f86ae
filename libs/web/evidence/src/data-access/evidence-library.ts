import { Injectable, inject } from '@angular/core';
import {
  evidenceApi,
  filesApi,
  type CreateEvidence,
  type EvidenceDecision,
  type EvidenceState,
  type EvidenceView,
  type Page,
  type ReviseEvidence,
  type StoredFileId,
  type StoredFileView,
} from '@certitude/contracts';
import { Api, Session } from '@certitude/web/core';

export interface EvidenceFilter {
  readonly search: string;
  readonly state: EvidenceState | '';
}

type Dates = 'effectiveOn' | 'validUntil';
/** Dates and links may be left out. */
export type NewEvidence = Pick<CreateEvidence, 'id' | 'title' | 'content'> & Partial<Pick<CreateEvidence, Dates>>;
export type NewRevision = Pick<ReviseEvidence, 'version' | 'content'> & Partial<Pick<ReviseEvidence, Dates>>;

/** Evidence of the organization. Every change answers with the evidence as it is afterwards. All throw ApiError. */
@Injectable({ providedIn: 'root' })
export class EvidenceLibrary {
  readonly #api = inject(Api);
  readonly #session = inject(Session);

  list(filter: EvidenceFilter, after?: string, signal?: AbortSignal): Promise<Page<EvidenceView>> {
    const query = {
      limit: 50,
      after,
      ...(filter.search === '' ? {} : { search: filter.search }),
      ...(filter.state === '' ? {} : { state: filter.state }),
    };
    return this.#api.call(evidenceApi.list, { params: this.#organization(), query }, signal);
  }

  get(evidenceId: string, signal: AbortSignal): Promise<EvidenceView> {
    return this.#api.call(evidenceApi.get, { params: this.#evidence(evidenceId) }, signal);
  }

  upload(file: File, progress: (share: number) => void): Promise<StoredFileView> {
    return this.#api.upload(
      evidenceApi.upload,
      { params: this.#organization(), query: { name: file.name } },
      { file, progress },
    );
  }

  create(body: NewEvidence): Promise<EvidenceView> {
    return this.#api.call(evidenceApi.create, { params: this.#organization(), body });
  }

  revise(evidenceId: string, body: NewRevision): Promise<EvidenceView> {
    return this.#api.call(evidenceApi.revise, { params: this.#evidence(evidenceId), body });
  }

  submit(evidenceId: string): Promise<EvidenceView> {
    return this.#api.call(evidenceApi.submit, { params: this.#evidence(evidenceId) });
  }

  decide(evidenceId: string, body: EvidenceDecision): Promise<EvidenceView> {
    return this.#api.call(evidenceApi.decide, { params: this.#evidence(evidenceId), body });
  }

  withdraw(fileId: StoredFileId, reason: string): Promise<StoredFileView> {
    return this.#api.call(filesApi.withdraw, { params: { ...this.#organization(), fileId }, body: { reason } });
  }

  fileUrl(fileId: StoredFileId): string {
    return this.#api.downloadUrl(evidenceApi.download, { params: { ...this.#organization(), fileId } });
  }

  #organization() {
    return { organizationId: this.#session.requireOrganization() };
  }

  #evidence(evidenceId: string) {
    return { ...this.#organization(), evidenceId };
  }
}
