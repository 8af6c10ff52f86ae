import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Tag } from '@certitude/web/ui';
import { type SearchHit } from '../rules/search';
import { MarkedText } from './marked-text';

/** What a search has found, each with the hit where it stands. */
@Component({
  selector: 'certitude-search-results',
  imports: [MarkedText, RouterLink, Tag],
  template: `
    <div role="status">
      <h2>{{ summary() }}</h2>
    </div>
    <ol class="hits">
      @for (hit of hits(); track hit.anchor) {
        <li>
          <p class="place">{{ hit.place.join(' › ') }}</p>
          <h3>
            <a [routerLink]="[]" [fragment]="hit.anchor"><certitude-marked-text [segments]="hit.title" /></a>
            @if (hit.subject === 'category') {
              <certitude-tag>Category</certitude-tag>
            }
          </h3>
          @for (excerpt of hit.excerpts; track $index) {
            <p class="excerpt">
              <span class="label">{{ excerpt.label }}:</span> <certitude-marked-text [segments]="excerpt.segments" />
            </p>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    @use 'mixins' as *;
    h2 {
      margin-bottom: var(--space-3);
      font-size: var(--text-m);
    }
    .hits {
      @include card;
    }
    li {
      padding: var(--space-3) var(--space-4);
    }
    li + li {
      border-top: 1px solid var(--border);
    }
    h3 {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2);
      margin: 2px 0;
    }
    .place {
      color: var(--text-muted);
      font-size: var(--text-xs);
    }
    .excerpt {
      max-width: var(--measure);
      font-size: var(--text-s);
    }
    .label {
      color: var(--text-muted);
    }
  `,
})
export class SearchResults {
  readonly hits = input.required<readonly SearchHit[]>();

  protected readonly summary = computed(() => {
    const requirements = this.hits().filter(({ subject }) => subject === 'requirement').length;
    const categories = this.hits().length - requirements;
    const parts = [counted(requirements, 'requirement'), counted(categories, 'category', 'categories')];
    return `${parts.filter(Boolean).join(' and ')} found`;
  });
}

function counted(count: number, one: string, many = `${one}s`): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
}
