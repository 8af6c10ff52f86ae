import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Session, fillTopBar, loadable } from '@certitude/web/core';
import { ErrorState, Field, Input, LevelChip, Markdown, PageHeader, Skeleton, Tag } from '@certitude/web/ui';
import { Models } from '../data-access/models';
import { matching } from '../matching';

/** One release: modules, categories with their levels, requirements; searchable, every part with a stable address. */
@Component({
  selector: 'certitude-release-page',
  imports: [RouterLink, ErrorState, Field, Input, LevelChip, Markdown, PageHeader, Skeleton, Tag],
  templateUrl: './release-page.html',
  styleUrl: './release-page.scss',
})
export class ReleasePage {
  readonly #models = inject(Models);
  readonly #session = inject(Session);
  readonly releaseId = input.required<string>();
  protected readonly search = signal('');
  protected readonly release = loadable({
    params: () => this.releaseId(),
    load: (id, signal) => this.#models.release(id, signal),
  });
  protected readonly modules = computed(() => matching(this.release.value()?.modules ?? [], this.search()));

  constructor() {
    fillTopBar({
      crumbs: () => [
        { label: 'Model', link: ['/o', this.#session.requireOrganization(), 'model'] },
        { label: this.release.value()?.version ?? '…' },
      ],
    });
  }
}
