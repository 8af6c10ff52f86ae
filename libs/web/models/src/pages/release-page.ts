import { Location } from '@angular/common';
import {
  Component,
  DOCUMENT,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { type ModelReleaseId } from '@certitude/contracts';
import { Session, fillTopBar, loadable, searchTerm } from '@certitude/web/core';
import { ExportMenu, Exports } from '@certitude/web/parts';
import {
  Button,
  EmptyState,
  ErrorState,
  Field,
  Icon,
  Input,
  markdownReady,
  PageHeader,
  Skeleton,
  Tag,
} from '@certitude/web/ui';
import { CopyButton } from '@certitude/web/ui/panes';
import { Models } from '../data-access/models';
import { CategoryPart } from '../parts/category-part';
import { Contents } from '../parts/contents';
import { SearchResults } from '../parts/search-results';
import { anchorOf } from '../rules/anchors';
import { foundText, searchRelease } from '../rules/search';

/**
 * One release as a document: modules, categories with their levels, requirements. The search is in the address (`q`),
 * and every part has an address of its own (the fragment), which opens it, scrolls there and puts focus on it.
 */
@Component({
  selector: 'certitude-release-page',
  imports: [
    Button,
    CategoryPart,
    Contents,
    CopyButton,
    EmptyState,
    ErrorState,
    ExportMenu,
    Field,
    Input,
    PageHeader,
    RouterLink,
    SearchResults,
    Skeleton,
    Tag,
    Icon,
  ],
  host: { '(click)': 'follow($event)' },
  templateUrl: './release-page.html',
  styleUrl: './release-page.scss',
})
export class ReleasePage {
  readonly #models = inject(Models);
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #route = inject(ActivatedRoute);
  readonly #document = inject(DOCUMENT);
  readonly #injector = inject(Injector);
  readonly #location = inject(Location);

  readonly releaseId = input.required<ModelReleaseId>();
  readonly #exports = inject(Exports);
  protected readonly exports = computed(() => this.#exports.ofRelease(this.releaseId()));
  readonly q = input<string | undefined>();
  protected readonly noMatch = 'search-x';
  protected readonly anchor = anchorOf;
  protected readonly fragment = toSignal(this.#route.fragment, { initialValue: null });
  protected readonly search = linkedSignal(() => this.q() ?? '');
  readonly #term = searchTerm(this.search);
  /** A link that was followed out of the search says the address, search and all. */
  #isLeaving = false;
  protected readonly release = loadable({
    params: () => this.releaseId(),
    load: async (id, signal) => (await Promise.all([this.#models.release(id, signal), markdownReady()]))[0],
  });
  protected readonly extensions = loadable({ load: (_, signal) => this.#models.extensions(signal) });
  protected readonly modules = computed(() => this.release.value()?.modules ?? []);
  protected readonly isSearching = computed(() => this.search().trim() !== '');
  protected readonly hits = computed(() => searchRelease(this.modules(), this.search()));
  /** What a search found, for those who do not see the page change. */
  protected readonly said = computed(() => (this.isSearching() ? foundText(this.hits()) : ''));
  /** Slugs of the requirements that are open. */
  protected readonly open = signal<ReadonlySet<string>>(new Set());
  protected readonly isAllOpen = computed(() => this.open().size >= this.#requirements().length);
  protected readonly fitting = computed(() =>
    (this.extensions.value() ?? []).filter(({ compatibility }) =>
      compatibility.includes(this.release.value()?.version ?? ''),
    ),
  );
  readonly #requirements = computed(() =>
    this.modules().flatMap(({ categories }) => categories.flatMap(({ requirements }) => requirements)),
  );

  constructor() {
    fillTopBar({
      title: () => {
        const version = this.release.value()?.version;
        return version ? `PKIMM ${version}` : undefined;
      },
      crumbs: () => [
        { label: 'Model', link: ['/o', this.#session.requireOrganization(), 'model'] },
        { label: this.release.value()?.version ?? '…' },
      ],
    });
    effect(() => {
      const term = this.#term();
      untracked(() => {
        const isTyped = term === this.search().trim() && !this.#isLeaving;
        if (isTyped && term !== (this.q() ?? '').trim()) this.#remember(term);
      });
    });
    effect(() => {
      const anchor = this.fragment();
      if (!anchor || this.isSearching() || this.modules().length === 0) return;
      untracked(() => this.#arrive(anchor));
    });
  }

  /** Address of this page without search and fragment, for links that are copied. */
  protected address(): string {
    const path = this.#location.prepareExternalUrl(this.#router.url.replace(/[?#].*$/, ''));
    return `${this.#document.location.origin}${path}`;
  }

  protected encoded(): string {
    return encodeURIComponent(this.search().trim());
  }

  protected find(search: string): void {
    this.#isLeaving = false;
    this.search.set(search);
  }

  protected clearSearch(): void {
    this.find('');
  }

  protected toggle(slug: string): void {
    const open = new Set(this.open());
    if (!open.delete(slug)) open.add(slug);
    this.open.set(open);
  }

  protected toggleAll(): void {
    this.open.set(new Set(this.isAllOpen() ? [] : this.#requirements().map(({ slug }) => slug)));
  }

  protected print(): void {
    this.#document.defaultView?.print();
  }

  /** Links to a part of this release, beyond what the router does about them. */
  protected follow({ target, button, ctrlKey, metaKey, shiftKey }: MouseEvent): void {
    const link = target instanceof Element ? target.closest('a') : null;
    const isElsewhere = !link?.hash || link.pathname !== this.#document.location.pathname || link.target !== '';
    if (isElsewhere || button !== 0 || ctrlKey || metaKey || shiftKey) return;
    if (this.isSearching()) {
      // A search that is not in the address yet must not follow the link that it has led to.
      this.#isLeaving = true;
      this.search.set('');
      return;
    }
    // The router does nothing about a link to where one is already; after scrolling away it leads back.
    const anchor = this.fragment();
    if (anchor && link.hash === `#${anchor}`) this.#arrive(anchor);
  }

  #arrive(anchor: string): void {
    const requirement = this.#requirements().find(({ slug }) => anchorOf('requirement', slug) === anchor);
    if (requirement) this.open.update((open) => new Set([...open, requirement.slug]));
    afterNextRender(
      () => {
        const element = this.#document.getElementById(anchor);
        element?.scrollIntoView({ block: 'start' });
        element?.focus({ preventScroll: true });
      },
      { injector: this.#injector },
    );
  }

  #remember(term: string): void {
    const q = term || null;
    void this.#router.navigate([], { relativeTo: this.#route, queryParams: { q }, replaceUrl: true });
  }
}
