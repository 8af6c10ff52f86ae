import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Session, fillTopBar, loadable } from '@certitude/web/core';
import { Button, EmptyState, ErrorState, Icon, Markdown, PageHeader, Skeleton, Tag } from '@certitude/web/ui';
import { Models } from '../data-access/models';
import { ExtensionCategoryPart } from '../parts/extension-category-part';
import { ReferenceList } from '../parts/reference-list';
import { anchorOf } from '../rules/anchors';

/** One extension: what it asks, and its weights beside those of the release. */
@Component({
  selector: 'certitude-extension-page',
  imports: [
    Button,
    EmptyState,
    ErrorState,
    ExtensionCategoryPart,
    Markdown,
    PageHeader,
    ReferenceList,
    RouterLink,
    Skeleton,
    Tag,
    Icon,
  ],
  templateUrl: './extension-page.html',
  styleUrl: './extension-page.scss',
})
export class ExtensionPage {
  readonly #models = inject(Models);
  readonly #session = inject(Session);
  readonly extensionId = input.required<string>();
  protected readonly icon = 'puzzle';
  protected readonly anchor = anchorOf;
  protected readonly extension = loadable({
    params: () => this.extensionId(),
    load: (id, signal) => this.#models.extension(id, signal),
    isEmpty: ({ categories }) => categories.length === 0,
  });
  protected readonly name = computed(() => {
    const extension = this.extension.value();
    return extension ? `${extension.name} ${extension.version}` : '…';
  });

  constructor() {
    fillTopBar({
      title: () => (this.extension.value() ? this.name() : undefined),
      crumbs: () => [
        { label: 'Model', link: ['/o', this.#session.requireOrganization(), 'model'] },
        { label: this.name() },
      ],
    });
  }

  protected print(): void {
    window.print();
  }
}
