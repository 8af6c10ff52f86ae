import { Component, computed, effect, inject, linkedSignal, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { EVIDENCE_STATES, type EvidenceView } from '@certitude/contracts';
import { Members, NOW, Session, addressQuery, fillTopBar, pagedList, searchTerm } from '@certitude/web/core';
import { askedAgainOnNews } from '@certitude/web/core/live';
import {
  ContentDialog,
  EvidenceLibrary,
  ExportMenu,
  Exports,
  FileState,
  PersonById,
  ShowMore,
  type ContentRequest,
} from '@certitude/web/parts';
import {
  Button,
  Deadline,
  EVIDENCE_FACES,
  EmptyState,
  ErrorState,
  Field,
  Input,
  KeyboardRow,
  KeyboardRows,
  PageHeader,
  RelativeTime,
  Skeleton,
  StatusBadge,
  TIME_ZONE,
  today,
} from '@certitude/web/ui';
import { Filters, SortBy, SortHead, type Sorting } from '@certitude/web/ui/panes';
import { Dialogs } from '@certitude/web/ui/overlays';
import { ENDS_WITHIN, FILTERS, ME, evidenceFilter, filtersIn, isFiltered, sortingOf } from '../evidence-filter';

const SORTS = [
  { sort: 'added', label: 'Added', first: 'desc' },
  { sort: 'title', label: 'Title' },
  { sort: 'until', label: 'Valid until' },
  { sort: 'owner', label: 'Owner' },
] as const;
const SOON = ENDS_WITHIN.map((days) => ({
  value: String(days),
  label: days === 365 ? 'Within a year' : `Within ${days} days`,
}));

/** All evidence of the organization, or of the assessments that a guest auditor was let into. */
@Component({
  selector: 'certitude-evidence-list-page',
  imports: [
    Button,
    Deadline,
    EmptyState,
    ErrorState,
    ExportMenu,
    Field,
    FileState,
    Filters,
    Input,
    KeyboardRow,
    KeyboardRows,
    PageHeader,
    PersonById,
    RelativeTime,
    RouterLink,
    ShowMore,
    Skeleton,
    SortBy,
    SortHead,
    StatusBadge,
  ],
  templateUrl: './evidence-list-page.html',
  styleUrl: './evidence-list-page.scss',
})
export class EvidenceListPage {
  readonly #library = inject(EvidenceLibrary);
  readonly #dialogs = inject(Dialogs);
  readonly #router = inject(Router);
  protected readonly session = inject(Session);
  readonly #members = inject(Members);
  protected readonly faces = EVIDENCE_FACES;
  protected readonly states = EVIDENCE_STATES;
  protected readonly icon = 'file-check';
  protected readonly sorts = SORTS;
  protected readonly soon = SOON;
  protected readonly me = ME;
  readonly #address = addressQuery();
  protected readonly asked = this.#address.values;
  readonly #searched = computed(() => this.asked()['search'] ?? '');
  /** What is typed; the address follows once somebody pauses, and leads when it is another one. */
  protected readonly search = linkedSignal(() => this.#searched());
  readonly #term = searchTerm(this.search);
  protected readonly sorting = computed(() => sortingOf(this.asked()));
  protected readonly isFiltered = computed(() => isFiltered(this.asked()));
  /** How many filters are in use beside the search. */
  protected readonly active = computed(() => filtersIn(this.asked()));
  /** Everybody is asked for once somebody chooses among them, or the address names one. */
  protected readonly choosing = signal(false);
  protected readonly people = computed(() => {
    const owner = this.asked()['owner'] ?? ME;
    return this.choosing() || owner !== ME ? this.#members.active().filter(({ you }) => !you) : [];
  });
  readonly #zone = inject(TIME_ZONE);
  readonly #now = inject(NOW);
  readonly #filter = computed(() =>
    evidenceFilter(this.asked(), this.session.account()?.id, today(this.#now(), this.#zone())),
  );
  protected readonly page = pagedList({
    refreshes: true,
    params: () => ({ organization: this.session.organizationId(), filter: this.#filter() }),
    keeps: (earlier, present) => earlier.organization === present.organization,
    load: ({ filter }, after, signal) => this.#library.list(filter, after, signal),
  });

  readonly #exports = inject(Exports);
  protected readonly exports = computed(() => this.#exports.ofEvidence(this.#filter()));

  constructor() {
    askedAgainOnNews(this.page, ['evidence-decided', 'review-asked']);
    fillTopBar({ crumbs: () => [{ label: 'Evidence' }] });
    effect(() => {
      const search = this.#term();
      untracked(() => {
        if (search !== this.#searched() && search === this.search().trim()) this.#address.refine({ search });
      });
    });
    effect(() => {
      const links = this.page.items().flatMap((evidence) => evidence.links);
      const assessments = new Set(links.map(({ assessmentId }) => assessmentId));
      untracked(() => assessments.forEach((id) => void this.#members.meetIn(id)));
    });
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

  protected async add(): Promise<void> {
    const evidence = await this.#dialogs.open<EvidenceView, ContentRequest>(ContentDialog, {
      data: { evidence: null },
      width: 520,
    });
    if (evidence) await this.#router.navigate(['/o', this.session.requireOrganization(), 'evidence', evidence.id]);
  }
}
