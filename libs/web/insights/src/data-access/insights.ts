import { Injectable, inject, signal } from '@angular/core';
import { insightsApi, type DashboardView, type Page, type WorkItem } from '@certitude/contracts';
import { Api, Session, loadable } from '@certitude/web/core';

/** What waits for the signed-in person, by due date; more pages on demand. */
@Injectable()
export class MyWork {
  readonly #api = inject(Api);
  readonly #session = inject(Session);
  readonly #page = loadable<Page<WorkItem>, string>({
    params: () => this.#session.organizationId() ?? undefined,
    load: (organizationId, signal) => this.#load(organizationId, undefined, signal),
  });
  readonly #busy = signal(false);

  readonly phase = this.#page.phase;
  readonly error = this.#page.error;
  readonly value = this.#page.value;
  readonly busy = this.#busy.asReadonly();

  reload(): void {
    this.#page.reload();
  }

  /** Appends the next page. @throws ApiError */
  async more(): Promise<void> {
    const known = this.#page.value();
    if (!known?.next || this.#busy()) return;
    this.#busy.set(true);
    try {
      const page = await this.#load(this.#session.requireOrganization(), known.next);
      this.#page.set({ items: [...known.items, ...page.items], next: page.next });
    } finally {
      this.#busy.set(false);
    }
  }

  #load(organizationId: string, after?: string, signal?: AbortSignal): Promise<Page<WorkItem>> {
    return this.#api.call(insightsApi.myWork, { params: { organizationId }, query: { limit: 50, after } }, signal);
  }
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
