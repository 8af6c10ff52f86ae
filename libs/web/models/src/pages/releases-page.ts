import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { fillTopBar, loadable } from '@certitude/web/core';
import { Button, EmptyState, ErrorState, PageHeader, RelativeTime, Skeleton, Tag } from '@certitude/web/ui';
import { Models } from '../data-access/models';
import { currentAndEarlier } from '../rules/versions';

/** All releases of the maturity model, and the extensions that lie on them. */
@Component({
  selector: 'certitude-releases-page',
  imports: [RouterLink, Button, EmptyState, ErrorState, PageHeader, RelativeTime, Skeleton, Tag],
  templateUrl: './releases-page.html',
  styleUrl: './releases-page.scss',
})
export class ReleasesPage {
  readonly #models = inject(Models);
  protected readonly releaseIcon = 'book-open';
  protected readonly extensionIcon = 'puzzle';
  protected readonly releases = loadable({ load: (_, signal) => this.#models.releases(signal) });
  protected readonly extensions = loadable({ load: (_, signal) => this.#models.extensions(signal) });
  readonly #releases = computed(() => currentAndEarlier(this.releases.value() ?? [], ({ wording }) => wording));
  protected readonly current = computed(() => this.#releases().current);
  protected readonly earlier = computed(() => this.#releases().earlier);
  protected readonly currentExtensions = computed(
    () => currentAndEarlier(this.extensions.value() ?? [], ({ key }) => key).current,
  );

  constructor() {
    fillTopBar({ crumbs: () => [{ label: 'Model' }] });
  }

  /** The release in our wording that came before, for its changes. */
  protected before(index: number): { readonly id: string; readonly version: string } | undefined {
    const version = this.current()[index]?.version;
    return this.current()
      .slice(index + 1)
      .find((release) => release.wording === 'certitude' && release.version !== version);
  }
}
