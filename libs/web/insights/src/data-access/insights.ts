import { Injectable, computed, inject } from '@angular/core';
import {
  allows,
  insightsApi,
  type DashboardView,
  type FirstSteps,
  type OrganizationId,
  type WorkItem,
} from '@certitude/contracts';
import { Api, Session, loadable, pagedList, remembered } from '@certitude/web/core';
import { askedAgainOnNews } from '@certitude/web/core/live';

/** What waits for the signed-in person, by due date; more pages on demand. */
@Injectable()
export class MyWork {
  readonly #api = inject(Api);
  readonly #session = inject(Session);
  readonly page = pagedList<WorkItem, OrganizationId>({
    refreshes: true,
    params: () => this.#session.organizationId() ?? undefined,
    load: (organizationId, after, signal) =>
      this.#api.call(insightsApi.myWork, { params: { organizationId }, query: { limit: 50, after } }, signal),
  });

  constructor() {
    askedAgainOnNews(this.page);
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

/** What the organization has done of what everybody does first, for whoever sets things up, until they want no more of it. */
@Injectable()
export class FirstStepsOf {
  readonly #api = inject(Api);
  readonly #session = inject(Session);
  /** Organizations of which this browser asks no more. */
  readonly #over = remembered<string>('certitude.first-steps.over', '');
  readonly #asked = computed(() => {
    const [organization, role] = [this.#session.organizationId(), this.#session.role()];
    const isOver = organization !== null && this.#over().split(' ').includes(organization);
    return organization && role && allows(role, 'pki:manage') && !isOver ? organization : undefined;
  });
  readonly #steps = loadable<FirstSteps, OrganizationId>({
    params: () => this.#asked(),
    load: (organizationId, signal) => this.#api.call(insightsApi.firstSteps, { params: { organizationId } }, signal),
  });

  /** Undefined where they are not shown. */
  readonly value = computed(() => (this.#asked() ? this.#steps.value() : undefined));

  /** Shows them no more in this browser. */
  end(): void {
    const organization = this.#session.organizationId();
    if (organization) this.#over.set(`${this.#over()} ${organization}`.trim());
  }
}
