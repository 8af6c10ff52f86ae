import { Component, computed, inject, signal } from '@angular/core';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { PLAN_STATUSES, type PlanStatus } from '@certitude/contracts';
import { Session, fillTopBar, pagedList } from '@certitude/web/core';
import { ExportMenu, Exports, PlanDue, PlanLevels, Plans, Responsible, ShowMore } from '@certitude/web/parts';
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

/** All action plans, the most urgent first. */
@Component({
  selector: 'certitude-plans-page',
  imports: [
    Button,
    EmptyState,
    ErrorState,
    ExportMenu,
    Field,
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
    StatusBadge,
  ],
  templateUrl: './plans-page.html',
  styleUrl: './plans-page.scss',
})
export class PlansPage {
  readonly #plans = inject(Plans);
  readonly #session = inject(Session);
  protected readonly route = inject(ActivatedRoute);
  protected readonly statuses = PLAN_STATUSES;
  protected readonly faces = PLAN_FACES;
  protected readonly priorities = PRIORITY_FACES;
  protected readonly icon = 'list-checks';
  protected readonly status = signal<PlanStatus | ''>('');
  protected readonly mine = signal(false);
  protected readonly archived = signal(false);
  readonly #filter = computed(() => ({ status: this.status(), mine: this.mine(), archived: this.archived() }));
  protected readonly page = pagedList({
    params: () => ({ organization: this.#session.organizationId(), ...this.#filter() }),
    load: (filter, after, signal) => this.#plans.list(filter, after, signal),
  });

  readonly #exports = inject(Exports);
  protected readonly exports = computed(() => this.#exports.ofPlans(this.#filter()));

  constructor() {
    fillTopBar({ crumbs: () => [{ label: 'Action plans' }] });
  }

  protected isFiltered(): boolean {
    return this.status() !== '' || this.mine() || this.archived();
  }

  protected choose(value: string): void {
    this.status.set(value as PlanStatus | '');
  }

  protected clear(): void {
    this.status.set('');
    this.mine.set(false);
    this.archived.set(false);
  }
}
