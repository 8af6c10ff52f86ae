import { Component, computed, inject, input } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import { type ModelReleaseSummary } from '@certitude/contracts';
import { Session, fillTopBar, loadable } from '@certitude/web/core';
import {
  Button,
  EmptyState,
  ErrorState,
  Field,
  formatDateOnly,
  Icon,
  Input,
  Notice,
  PageHeader,
  Skeleton,
} from '@certitude/web/ui';
import { Models } from '../data-access/models';
import { ChangeTable } from '../parts/change-table';
import { FilterChips } from '../parts/filter-chips';
import {
  type ChangedSubject,
  type Kind,
  groupedChanges,
  kindOptions,
  readFilter,
  subjectOptions,
} from '../rules/changes';
import { chosenPair } from '../rules/pair';
import { currentAndEarlier } from '../rules/versions';

/** What changed from one release to another, any two of them. Choice and filters are in the address. */
@Component({
  selector: 'certitude-compare-page',
  imports: [Button, ChangeTable, EmptyState, ErrorState, Field, FilterChips, Input, Notice, PageHeader, Skeleton, Icon],
  templateUrl: './compare-page.html',
  styleUrl: './compare-page.scss',
})
export class ComparePage {
  readonly #models = inject(Models);
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #route = inject(ActivatedRoute);

  readonly from = input<string | undefined>();
  readonly to = input<string | undefined>();
  readonly kind = input<string | undefined>();
  readonly subject = input<string | undefined>();

  protected readonly compareIcon = 'git-compare';
  protected readonly noMatch = 'search-x';
  protected readonly releases = loadable({ load: (_, signal) => this.#models.releases(signal) });
  protected readonly pair = computed(() => chosenPair(this.releases.value() ?? [], this.from(), this.to()));
  protected readonly isSame = computed(() => this.pair()?.from === this.pair()?.to);
  protected readonly changes = loadable({
    params: () => {
      const pair = this.pair();
      return pair && !this.isSame() ? { from: pair.from.id, to: pair.to.id } : undefined;
    },
    load: ({ from, to }, signal) => this.#models.changes(from, to, signal),
  });
  protected readonly filter = computed(() => readFilter(this.kind(), this.subject()));
  protected readonly kinds = computed(() => kindOptions(this.changes.value() ?? [], this.filter()));
  protected readonly subjects = computed(() => subjectOptions(this.changes.value() ?? [], this.filter()));
  protected readonly groups = computed(() => groupedChanges(this.changes.value() ?? [], this.filter()));
  protected readonly summary = computed(() => {
    const all = this.changes.value()?.length ?? 0;
    const shown = this.groups().reduce((sum, { changes }) => sum + changes.length, 0);
    const total = `${all} ${all === 1 ? 'difference' : 'differences'}`;
    return shown === all ? total : `${shown} of ${total}`;
  });
  readonly #earlier = computed(
    () => new Set(currentAndEarlier(this.releases.value() ?? [], ({ wording }) => wording).earlier),
  );

  constructor() {
    fillTopBar({
      title: () => {
        const pair = this.pair();
        return pair ? `Changes from ${pair.from.version} to ${pair.to.version}` : undefined;
      },
      crumbs: () => [
        { label: 'Model', link: ['/o', this.#session.requireOrganization(), 'model'] },
        { label: 'Changes' },
      ],
    });
  }

  /** "PKIMM 2.0.0", and what tells it from others of the same version. */
  protected nameOf(release: ModelReleaseSummary): string {
    const wording = release.wording === 'official' ? ', official wording' : '';
    const earlier = this.#earlier().has(release)
      ? `, texts of ${formatDateOnly(release.publishedAt.slice(0, 10))}`
      : '';
    return `PKIMM ${release.version}${wording}${earlier}`;
  }

  protected choose(pair: { from?: string; to?: string }): void {
    const now = this.pair();
    this.#go({ from: now?.from.id, to: now?.to.id, ...pair });
  }

  protected swap(): void {
    const now = this.pair();
    this.#go({ from: now?.to.id, to: now?.from.id });
  }

  protected filterKind(kind: Kind | null): void {
    this.#go({ kind });
  }

  protected filterSubject(subject: ChangedSubject | null): void {
    this.#go({ subject });
  }

  protected showAll(): void {
    this.#go({ kind: null, subject: null });
  }

  #go(queryParams: Record<string, string | null | undefined>): void {
    void this.#router.navigate([], { relativeTo: this.#route, queryParams, queryParamsHandling: 'merge' });
  }
}
