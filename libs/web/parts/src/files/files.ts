import { Injectable, inject } from '@angular/core';
import { evidenceApi, filesApi, type StoredFileId, type StoredFileView } from '@certitude/contracts';
import { Api, Session, type FileTransfer } from '@certitude/web/core';

/** Files of the organization: sent, fetched, withdrawn. All throw ApiError. */
@Injectable({ providedIn: 'root' })
export class Files {
  readonly #api = inject(Api);
  readonly #session = inject(Session);

  upload(file: File, transfer: Omit<FileTransfer, 'file'>): Promise<StoredFileView> {
    const request = { params: this.#organization(), query: { name: file.name } };
    return this.#api.upload(evidenceApi.upload, request, { ...transfer, file });
  }

  /** Where the content is downloaded from. */
  addressOf(fileId: StoredFileId): string {
    return this.#api.downloadUrl(evidenceApi.download, { params: { ...this.#organization(), fileId } });
  }

  withdraw(fileId: StoredFileId, reason: string): Promise<StoredFileView> {
    return this.#api.call(filesApi.withdraw, { params: { ...this.#organization(), fileId }, body: { reason } });
  }

  #organization() {
    return { organizationId: this.#session.requireOrganization() };
  }
}
