import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  NOBODY,
  OPEN_PLANS,
  WORK_KINDS,
  WorkKind,
  insightsApi,
  type OrganizationId,
  type UnheldItem,
} from '@certitude/contracts';
import { Api, Session, fillTopBar, pagedList } from '@certitude/web/core';
import { PersonById, ShowMore, WORK_KIND_NAMES } from '@certitude/web/parts';
import { EmptyState, ErrorState, KeyboardRow, KeyboardRows, PageHeader, Skeleton } from '@certitude/web/ui';
import { unheldPath } from '../work-groups';

interface Asked {
  readonly organizationId: OrganizationId;
  readonly kind: WorkKind;
}

/** What somebody should have and no member has, kind by kind. */
@Component({
  selector: 'certitude-unheld-page',
  imports: [EmptyState, ErrorState, KeyboardRow, KeyboardRows, PageHeader, PersonById, RouterLink, ShowMore, Skeleton],
  templateUrl: './unheld-page.html',
  styleUrl: './unheld-page.scss',
})
export class UnheldPage {
  readonly #api = inject(Api);
  readonly #session = inject(Session);
  /** From the address. */
  readonly kind = input<string | undefined>();
  protected readonly kinds = WORK_KINDS;
  protected readonly names = WORK_KIND_NAMES;
  protected readonly icon = 'circle-check';
  protected readonly chosen = computed<WorkKind>(() => WorkKind.catch('plan').parse(this.kind()));
  /** Answers and reviews belong to one; the other kinds say nothing of it. */
  protected readonly isOfAssessment = computed(() => this.list.items().some(({ assessment }) => assessment !== null));
  protected readonly plans = this.#below('plans');
  /** How the list of plans asks for the same. */
  protected readonly unheldPlans = { status: OPEN_PLANS, owner: NOBODY };
  readonly #asked = computed<Asked | undefined>(() => {
    const organizationId = this.#session.organizationId();
    return organizationId ? { organizationId, kind: this.chosen() } : undefined;
  });
  protected readonly list = pagedList<UnheldItem, Asked>({
    params: () => this.#asked(),
    load: ({ organizationId, kind }, after, signal) =>
      this.#api.call(insightsApi.unheld, { params: { organizationId }, query: { kind, after } }, signal),
  });

  constructor() {
    fillTopBar({
      crumbs: () => [{ label: 'Dashboard', link: this.#below('dashboard') }, { label: 'Work without an owner' }],
    });
  }

  protected linkOf(item: UnheldItem): readonly string[] {
    return this.#below(...unheldPath(item));
  }

  #below(...path: readonly string[]): readonly string[] {
    return ['/o', this.#session.requireOrganization(), ...path];
  }
}
