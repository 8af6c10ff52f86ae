import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NOBODY, OPEN_PLANS, PLAN_STATUSES } from '@certitude/contracts';
import { Members, Session, addressQuery, fillTopBar, pagedList } from '@certitude/web/core';
import { askedAgainOnNews } from '@certitude/web/core/live';
import { ExportMenu, Exports, PkiNames, PlanDue, PlanLevels, Plans, Responsible, ShowMore } from '@certitude/web/parts';
import {
  Button,
  EmptyState,
  ErrorState,
  Field,
  Input,
  KeyboardRow,
  KeyboardRows,
  PLAN_FACES,
  PRIORITY_FACES,
  PageHeader,
  Skeleton,
  StatusBadge,
} from '@certitude/web/ui';
import { DateField, Filters, SortBy, SortHead, type Sorting } from '@certitude/web/ui/panes';
import { FILTERS, ME, filtersIn, planFilter, sortingOf } from '../plan-filter';

const SORTS = [
  { sort: 'due', label: 'Due date' },
  { sort: 'status', label: 'Status' },
  { sort: 'pki', label: 'PKI' },
  { sort: 'responsible', label: 'Owner' },
  { sort: 'changed', label: 'Last change', first: 'desc' },
] as const;

/** All action plans, the most urgent first unless the address says otherwise. */
@Component({
  selector: 'certitude-plans-page',
  imports: [
    Button,
    DateField,
    EmptyState,
    ErrorState,
    ExportMenu,
    Field,
    Filters,
    Input,
    KeyboardRow,
    KeyboardRows,
    PageHeader,
    Responsible,
    PlanDue,
    PlanLevels,
    RouterLink,
    ShowMore,
    Skeleton,
    SortBy,
    SortHead,
    StatusBadge,
  ],
  providers: [PkiNames],
  templateUrl: './plans-page.html',
  styleUrl: './plans-page.scss',
})
export class PlansPage {
  readonly #plans = inject(Plans);
  readonly #session = inject(Session);
  readonly #address = addressQuery();
  readonly #members = inject(Members);
  protected readonly pkis = inject(PkiNames);
  protected readonly statuses = PLAN_STATUSES;
  protected readonly faces = PLAN_FACES;
  protected readonly priorities = PRIORITY_FACES;
  protected readonly icon = 'list-checks';
  protected readonly sorts = SORTS;
  protected readonly me = ME;
  protected readonly nobody = NOBODY;
  protected readonly open = OPEN_PLANS;
  protected readonly asked = this.#address.values;
  protected readonly sorting = computed(() => sortingOf(this.asked()));
  /** How many filters are in use. */
  protected readonly active = computed(() => filtersIn(this.asked()));
  /** Everybody is asked for once somebody chooses among them, or the address names one. */
  protected readonly choosing = signal(false);
  protected readonly people = computed(() => {
    const owner = this.asked()['owner'] ?? ME;
    return this.choosing() || ![ME, NOBODY].includes(owner) ? this.#members.active().filter(({ you }) => !you) : [];
  });
  readonly #filter = computed(() => planFilter(this.asked(), this.#session.account()?.id));
  protected readonly page = pagedList({
    refreshes: true,
    params: () => ({ organization: this.#session.organizationId(), filter: this.#filter() }),
    keeps: (earlier, present) => earlier.organization === present.organization,
    load: ({ filter }, after, signal) => this.#plans.list(filter, after, signal),
  });

  readonly #exports = inject(Exports);
  protected readonly exports = computed(() => this.#exports.ofPlans(this.#filter()));

  constructor() {
    askedAgainOnNews(this.page, ['plan-assigned', 'plan-due', 'review-asked']);
    fillTopBar({ crumbs: () => [{ label: 'Action plans' }] });
  }

  /** An empty value takes the filter away. */
  protected choose(name: (typeof FILTERS)[number], value: string): void {
    this.#address.change({ [name]: value });
  }

  protected order({ sort, order }: Sorting): void {
    this.#address.change({ sort, order });
  }

  protected clear(): void {
    this.#address.change(Object.fromEntries(FILTERS.map((name) => [name, null])));
  }
}
