import { Injectable, inject } from '@angular/core';
import { insightsApi, type DashboardView, type OrganizationId, type WorkItem } from '@certitude/contracts';
import { Api, Session, loadable, pagedList } from '@certitude/web/core';

/** What waits for the signed-in person, by due date; more pages on demand. */
@Injectable()
export class MyWork {
  readonly #api = inject(Api);
  readonly #session = inject(Session);
  readonly page = pagedList<WorkItem, OrganizationId>({
    params: () => this.#session.organizationId() ?? undefined,
    load: (organizationId, after, signal) =>
      this.#api.call(insightsApi.myWork, { params: { organizationId }, query: { limit: 50, after } }, signal),
  });
}

/** How every PKI of the organization stands. */
@Injectable()
export class Dashboard {
  readonly #api = inject(Api);
  readonly #session = inject(Session);
  readonly #view = loadable<DashboardView, string>({
    params: () => this.#session.organizationId() ?? undefined,
    load: (organizationId, signal) => this.#api.call(insightsApi.dashboard, { params: { organizationId } }, signal),
    isEmpty: ({ pkis }) => pkis.length === 0,
  });

  readonly phase = this.#view.phase;
  readonly error = this.#view.error;
  readonly value = this.#view.value;

  reload(): void {
    this.#view.reload();
  }
}
