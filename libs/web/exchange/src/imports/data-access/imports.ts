import { Injectable, inject } from '@angular/core';
import {
  assessmentsApi,
  MAX_PAGE,
  organizationsApi,
  pkisApi,
  type AssessmentId,
  type AssessmentView,
  type ImportId,
  type Page,
  type PkiView,
} from '@certitude/contracts';
import {
  importsApi,
  type CommitImport,
  type ImportAnswers,
  type ImportSummary,
  type ImportView,
  type InvitedPerson,
  type InviteListed,
  type MergeImport,
  type MergePreview,
  type MergeStrategy,
} from '@certitude/contracts/exchange';
import { allItems, Api, Session, type FileTransfer } from '@certitude/web/core';

/** What is brought into the organization. All throw ApiError. */
@Injectable({ providedIn: 'root' })
export class Imports {
  readonly #api = inject(Api);
  readonly #session = inject(Session);

  /** One page, newest first. */
  list(after?: string, signal?: AbortSignal): Promise<Page<ImportSummary>> {
    return this.#api.call(importsApi.list, { params: this.#organization(), query: { limit: 20, after } }, signal);
  }

  /** @param name of the file; empty for what was pasted */
  preview(name: string, transfer: FileTransfer): Promise<ImportView> {
    return this.#api.upload(importsApi.preview, { params: this.#organization(), query: { name } }, transfer);
  }

  get(importId: ImportId, signal?: AbortSignal): Promise<ImportView> {
    return this.#api.call(importsApi.get, { params: { ...this.#organization(), importId } }, signal);
  }

  choose(importId: ImportId, body: ImportAnswers): Promise<ImportView> {
    return this.#api.call(importsApi.choose, { params: { ...this.#organization(), importId }, body });
  }

  commit(importId: ImportId, body: CommitImport): Promise<ImportView> {
    return this.#api.call(importsApi.commit, { params: { ...this.#organization(), importId }, body });
  }

  /** What it would change in an assessment that exists. */
  previewMerge(
    importId: ImportId,
    query: { readonly assessmentId: AssessmentId; readonly strategy: MergeStrategy },
    signal?: AbortSignal,
  ): Promise<MergePreview> {
    return this.#api.call(importsApi.previewMerge, { params: { ...this.#organization(), importId }, query }, signal);
  }

  merge(importId: ImportId, body: MergeImport): Promise<ImportView> {
    return this.#api.call(importsApi.merge, { params: { ...this.#organization(), importId }, body });
  }

  /** Invites people of a list. */
  inviteListed(importId: ImportId, body: InviteListed): Promise<ImportView> {
    return this.#api.call(importsApi.inviteListed, { params: { ...this.#organization(), importId }, body });
  }

  /** Assessments that are worked on. */
  assessments(signal?: AbortSignal): Promise<AssessmentView[]> {
    return allItems((after) =>
      this.#api.call(
        assessmentsApi.list,
        { params: this.#organization(), query: { limit: MAX_PAGE, after, standing: 'active' } },
        signal,
      ),
    );
  }

  cancel(importId: ImportId): Promise<ImportView> {
    return this.#api.call(importsApi.cancel, { params: { ...this.#organization(), importId } });
  }

  /** Another link to an invitation that the import made; the one before opens nothing then. */
  async linkOf({ invitation, name, address }: InvitedPerson): Promise<string> {
    const body = { id: invitation, role: 'contributor' as const, recipient: address, carries: name };
    const { path } = await this.#api.call(organizationsApi.invite, { params: this.#organization(), body });
    return new URL(path, location.origin).href;
  }

  undo(importId: ImportId): Promise<ImportView> {
    return this.#api.call(importsApi.undo, { params: { ...this.#organization(), importId } });
  }

  /** Where everything that has no place here is downloaded from. */
  addressOfKept(importId: ImportId): string {
    return this.#api.downloadUrl(importsApi.kept, { params: { ...this.#organization(), importId } });
  }

  /** PKIs of the organization. */
  pkis(signal?: AbortSignal): Promise<PkiView[]> {
    return allItems((after) =>
      this.#api.call(pkisApi.list, { params: this.#organization(), query: { limit: MAX_PAGE, after } }, signal),
    );
  }

  #organization() {
    return { organizationId: this.#session.requireOrganization() };
  }
}
