import { Component, input } from '@angular/core';
import { type ReferenceView } from '@certitude/contracts';
import { type z } from 'zod';

/** Sources, as links where they have an address. */
@Component({
  selector: 'certitude-reference-list',
  template: `
    <ul class="references">
      @for (reference of references(); track $index) {
        <li>
          @if (reference.url; as url) {
            <a [href]="url" target="_blank" rel="noopener noreferrer">{{ reference.title }}</a>
          } @else {
            {{ reference.title }}
          }
        </li>
      }
    </ul>
  `,
  styles: `
    .references {
      display: grid;
      gap: var(--space-1);
      max-width: var(--measure);
      font-size: var(--text-s);
    }
    li {
      padding-left: var(--space-3);
      border-left: 2px solid var(--border-strong);
      overflow-wrap: anywhere;
    }
    a {
      text-decoration: underline;
      text-underline-offset: 2px;
    }
    @media print {
      a::after {
        content: ' (' attr(href) ')';
        color: var(--text-muted);
      }
    }
  `,
})
export class ReferenceList {
  readonly references = input.required<readonly z.infer<typeof ReferenceView>[]>();
}
