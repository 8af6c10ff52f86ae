import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type ModuleView } from '@certitude/contracts';
import { anchorOf } from '../rules/anchors';

/** The table of contents of a release; on phones folded. */
@Component({
  selector: 'certitude-contents',
  imports: [RouterLink],
  template: `
    <nav aria-label="Contents">
      @for (module of modules(); track module.id) {
        <a class="module" [routerLink]="[]" [fragment]="anchor('module', module.id)">{{ module.name }}</a>
        <ul class="list">
          @for (category of module.categories; track category.slug) {
            <li>
              <a
                [routerLink]="[]"
                [fragment]="anchor('category', category.slug)"
                [attr.aria-current]="linked() === anchor('category', category.slug) ? 'location' : null"
                >{{ category.name }}<span class="count">{{ category.requirements.length }}</span></a
              >
            </li>
          }
        </ul>
      }
    </nav>
  `,
  styles: `
    @use 'mixins' as *;
    :host {
      display: block;
      font-size: var(--text-s);
    }
    .module {
      display: block;
      padding: var(--space-1) var(--space-2);
      color: var(--text-muted);
      font-size: var(--text-xs);
      font-weight: var(--weight-medium);
    }
    .list {
      margin-bottom: var(--space-3);
    }
    li a {
      display: flex;
      justify-content: space-between;
      gap: var(--space-2);
      padding: 5px var(--space-2);
      border-radius: var(--radius-control);
      color: var(--text);
      @include focus-ring(-2px);

      &:hover {
        background: var(--surface-hover);
        text-decoration: none;
      }
      &[aria-current] {
        background: var(--surface-selected);
        font-weight: var(--weight-medium);
      }
    }
    .count {
      color: var(--text-muted);
      font-size: var(--text-xs);
      line-height: 20px;
      @include number;
    }
    @include phone {
      li a {
        padding-block: 9px;
      }
    }
  `,
})
export class Contents {
  readonly modules = input.required<readonly ModuleView[]>();
  readonly linked = input.required<string | null>();
  protected readonly anchor = anchorOf;
}
