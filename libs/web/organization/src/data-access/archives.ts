import { Injectable, inject } from '@angular/core';
import { type ArchiveId, type ArrivalId } from '@certitude/contracts';
import {
  archivesApi,
  arrivalsApi,
  type ArchiveView,
  type ArrivalView,
  type OriginView,
} from '@certitude/contracts/exchange';
import { Api, Session, type FileTransfer } from '@certitude/web/core';

/** Archives of the organization, and such that were brought. All throw ApiError. */
@Injectable({ providedIn: 'root' })
export class Archives {
  readonly #api = inject(Api);
  readonly #session = inject(Session);

  list(signal: AbortSignal): Promise<{ readonly items: ArchiveView[]; readonly origin: OriginView | null }> {
    return this.#api.call(archivesApi.list, { params: this.#organization() }, signal);
  }

  start(): Promise<ArchiveView> {
    return this.#api.call(archivesApi.start, { params: this.#organization() });
  }

  cancel(archiveId: ArchiveId): Promise<ArchiveView> {
    return this.#api.call(archivesApi.cancel, { params: { ...this.#organization(), archiveId } });
  }

  addressOf(archiveId: ArchiveId): string {
    return this.#api.downloadUrl(archivesApi.download, { params: { ...this.#organization(), archiveId } });
  }

  async arrivals(signal: AbortSignal): Promise<readonly ArrivalView[]> {
    return (await this.#api.call(arrivalsApi.list, {}, signal)).items;
  }

  bring(name: string, transfer: FileTransfer): Promise<ArrivalView> {
    return this.#api.upload(arrivalsApi.bring, { query: { name } }, transfer);
  }

  stop(arrivalId: ArrivalId): Promise<ArrivalView> {
    return this.#api.call(arrivalsApi.cancel, { params: { arrivalId } });
  }

  #organization() {
    return { organizationId: this.#session.requireOrganization() };
  }
}
