import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Tag } from '@certitude/web/ui';
import { foundText, type SearchHit } from '../rules/search';
import { MarkedText } from './marked-text';

/** What a search has found, each with the hit where it stands. */
@Component({
  selector: 'certitude-search-results',
  imports: [MarkedText, RouterLink, Tag],
  template: `
    <h2>{{ summary() }}</h2>
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

  protected readonly summary = computed(() => foundText(this.hits()));
}
