import { Injectable, inject } from '@angular/core';
import { reportsApi, type CreateReport, type Page, type ReportView } from '@certitude/contracts';
import { Api, Session } from '@certitude/web/core';

/** Reports of the organization. All throw ApiError. */
@Injectable({ providedIn: 'root' })
export class Reports {
  readonly #api = inject(Api);
  readonly #session = inject(Session);

  /** One page, newest first. */
  list(after?: string, signal?: AbortSignal): Promise<Page<ReportView>> {
    return this.#api.call(reportsApi.list, { params: this.#organization(), query: { limit: 50, after } }, signal);
  }

  create(body: CreateReport): Promise<ReportView> {
    return this.#api.call(reportsApi.create, { params: this.#organization(), body });
  }

  #organization() {
    return { organizationId: this.#session.requireOrganization() };
  }
}
