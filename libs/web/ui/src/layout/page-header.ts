import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

export interface PageCrumb {
  readonly label: string;
  readonly link?: readonly string[];
}

/** The head of a page: where, what, one primary action as content. The frame moves focus to its h1 after navigation. */
@Component({
  selector: 'certitude-page-header',
  imports: [RouterLink],
  template: `
    @if (crumbs().length > 0) {
      <nav aria-label="Breadcrumb">
        <ol class="crumbs">
          @for (crumb of crumbs(); track $index) {
            <li>
              @if (crumb.link; as link) {
                <a [routerLink]="link">{{ crumb.label }}</a>
              } @else {
                {{ crumb.label }}
              }
            </li>
          }
        </ol>
      </nav>
    }
    <div class="line">
      <div class="titles">
        <h1 tabindex="-1">{{ title() }}</h1>
        @if (text()) {
          <p>{{ text() }}</p>
        }
      </div>
      <div class="actions"><ng-content /></div>
    </div>
  `,
  styles: `
    :host {
      display: block;
      margin-bottom: var(--space-5);
    }
    .crumbs {
      display: flex;
      flex-wrap: wrap;
      margin-bottom: var(--space-1);
      color: var(--text-muted);
      font-size: var(--text-xs);
    }
    .crumbs a {
      color: inherit;
    }
    .crumbs li + li::before {
      content: '/';
      margin-inline: 6px;
      color: var(--text-faint);
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      align-items: flex-start;
      justify-content: space-between;
      gap: var(--space-3) var(--space-4);
    }
    .titles {
      flex: 1 1 240px;
      min-width: 0;
    }
    h1 {
      outline: none;
    }
    p {
      max-width: var(--measure);
      margin-top: var(--space-1);
      color: var(--text-muted);
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
    .actions:empty {
      display: none;
    }
  `,
})
export class PageHeader {
  readonly title = input.required<string>();
  readonly text = input('');
  readonly crumbs = input<readonly PageCrumb[]>([]);
}
