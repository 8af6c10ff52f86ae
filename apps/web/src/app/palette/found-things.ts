import { Injectable, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import {
  searchApi,
  type OrganizationId,
  type SearchGroup,
  type SearchHit,
  type SearchKind,
} from '@certitude/contracts';
import { Api, Session, loadable, searchTerm } from '@certitude/web/core';
import { type Entry, type EntryGroup } from './entry';
import { faceOf, headingOf, pathOf } from './hits';

/** Of each kind, where there is room for several. */
const OF_EACH_KIND = 5;

interface Asked {
  readonly organizationId: OrganizationId;
  readonly q: string;
}

/** What there is of the words that are typed; each letter more ends the question before. */
@Injectable()
export class FoundThings {
  readonly #api = inject(Api);
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #typed = signal('');
  readonly #term = searchTerm(this.#typed);
  readonly #asked = computed<Asked | undefined>(
    () => {
      const [organizationId, q] = [this.#session.organizationId(), this.#term()];
      return organizationId && q !== '' ? { organizationId, q } : undefined;
    },
    { equal: (one, other) => one?.q === other?.q && one?.organizationId === other?.organizationId },
  );
  readonly #found = loadable<readonly SearchGroup[], Asked>({
    params: this.#asked,
    keeps: (earlier, present) => earlier.organizationId === present.organizationId,
    load: async ({ organizationId, q }, signal) => {
      const query = { q, limit: OF_EACH_KIND };
      return (await this.#api.call(searchApi.find, { params: { organizationId }, query }, signal)).groups;
    },
  });

  /** Nothing where nothing is typed, or there is no organization to look in. */
  readonly groups = computed<readonly EntryGroup[]>(() =>
    this.#typed().trim() === '' ? [] : (this.#found.value() ?? []).map((group) => this.#toGroup(group)),
  );
  /** Whether an answer for what is typed is still to come. */
  readonly searching = computed(() => {
    const typed = this.#typed().trim();
    if (typed === '' || this.#session.organizationId() === null) return false;
    return this.#term() !== typed || this.#found.busy();
  });
  readonly failed = computed(
    () => this.#typed().trim() !== '' && !this.searching() && this.#found.error() !== undefined,
  );

  type(typed: string): void {
    this.#typed.set(typed);
  }

  retry(): void {
    this.#found.reload();
  }

  #toGroup({ kind, items, more }: SearchGroup): EntryGroup {
    const entries = items.map((hit) => this.#toEntry(hit));
    return { name: headingOf(kind), entries: more ? [...entries, ...this.#toAll(kind)] : entries };
  }

  #toEntry(hit: SearchHit): Entry {
    const path = pathOf(hit);
    return {
      id: `${hit.kind}-${path.join('-')}`,
      label: hit.title,
      about: hit.parent,
      face: faceOf(hit),
      run: () => void this.#open(path),
    };
  }

  /** Lists that search titles themselves show everything that was found. */
  #toAll(kind: SearchKind): Entry[] {
    if (kind !== 'evidence') return [];
    const search = this.#term();
    return [
      {
        id: 'all-evidence',
        label: `All evidence with “${search}”`,
        about: null,
        face: null,
        run: () => void this.#open(['evidence'], { search }),
      },
    ];
  }

  #open(path: readonly string[], queryParams: Readonly<Record<string, string>> = {}): Promise<boolean> {
    return this.#router.navigate(['/o', this.#session.requireOrganization(), ...path], { queryParams });
  }
}
