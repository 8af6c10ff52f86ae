import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type AssessmentView, type PkiView } from '@certitude/contracts';
import { Session, fillTopBar, pagedList } from '@certitude/web/core';
import { ShowMore } from '@certitude/web/parts';
import { EmptyState, ErrorState, PageHeader, RelativeTime, Skeleton } from '@certitude/web/ui';
import { Assessments } from '../data-access/assessments';

/** PKIs and assessments that were put aside: from here they are read, and taken back. */
@Component({
  selector: 'certitude-archived-page',
  imports: [EmptyState, ErrorState, PageHeader, RelativeTime, RouterLink, ShowMore, Skeleton],
  template: `
    <div class="page">
      <certitude-page-header
        title="Archived"
        text="Kept unchanged, but left out of lists and dashboards until somebody unarchives them."
      />
      @for (part of parts; track part.title) {
        <section [attr.aria-label]="part.title">
          <h2>{{ part.title }}</h2>
          @switch (part.page.phase()) {
            @case ('loading') {
              <certitude-skeleton [lines]="3" [height]="40" [label]="'Loading ' + part.title" />
            }
            @case ('failed') {
              <certitude-error-state [failure]="part.page.error()" (retry)="part.page.reload()" />
            }
            @case ('empty') {
              <certitude-empty-state title="Nothing is archived" [icon]="icon" />
            }
            @case ('ready') {
              <ul class="list">
                @for (item of part.page.items(); track item.id) {
                  <li>
                    <a [routerLink]="linkOf(part.path(item))">{{ item.name }}</a>
                    @if (item.archivedAt; as at) {
                      <span class="at">archived <certitude-relative-time [at]="at" /></span>
                    }
                  </li>
                }
              </ul>
              <certitude-show-more [list]="part.page" />
            }
          }
        </section>
      }
    </div>
  `,
  styles: `
    @use 'mixins' as *;
    section {
      margin-bottom: var(--space-6);
    }
    h2 {
      margin-bottom: var(--space-2);
      font-size: var(--text-m);
    }
    .list {
      @include card;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: var(--space-1) var(--space-4);
      padding: var(--space-3) var(--space-4);
      font-size: var(--text-s);
    }
    li:not(:last-child) {
      border-bottom: 1px solid var(--border);
    }
    .at {
      color: var(--text-muted);
    }
  `,
})
export class ArchivedPage {
  readonly #assessments = inject(Assessments);
  readonly #session = inject(Session);
  protected readonly icon = 'clipboard-check';
  readonly #organization = computed(() => this.#session.organizationId() ?? undefined);

  protected readonly parts = [
    {
      title: 'Assessments',
      page: pagedList<AssessmentView, string>({
        params: () => this.#organization(),
        load: (_, after, signal) => this.#assessments.archivedAssessments(after, signal),
      }),
      path: ({ id }: { readonly id: string }) => ['assessments', id, 'details'],
    },
    {
      title: 'PKIs',
      page: pagedList<PkiView, string>({
        params: () => this.#organization(),
        load: (_, after, signal) => this.#assessments.archivedPkis(after, signal),
      }),
      path: ({ id }: { readonly id: string }) => ['pkis', id],
    },
  ];

  constructor() {
    const list = ['/o', this.#session.requireOrganization(), 'assessments'];
    fillTopBar({ crumbs: () => [{ label: 'Assessments', link: list }, { label: 'Archived' }] });
  }

  protected linkOf(path: readonly string[]): readonly string[] {
    return ['/o', this.#session.requireOrganization(), ...path];
  }
}
