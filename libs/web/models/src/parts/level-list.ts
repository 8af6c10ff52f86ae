import { Component, input } from '@angular/core';
import { type LevelView } from '@certitude/contracts';
import { LevelChip } from '@certitude/web/ui';
import { type z } from 'zod';

/** What each of the five levels means. */
@Component({
  selector: 'certitude-level-list',
  imports: [LevelChip],
  template: `
    <ol class="levels">
      @for (level of levels(); track level.number) {
        <li>
          <certitude-level-chip [level]="level.number" [name]="level.name" />
          <p>{{ level.description }}</p>
        </li>
      }
    </ol>
  `,
  styles: `
    @use 'mixins' as *;
    :host {
      display: block;
    }
    .levels {
      @include card;
      font-size: var(--text-s);
    }
    li {
      display: grid;
      grid-template-columns: 132px minmax(0, 1fr);
      gap: var(--space-1) var(--space-3);
      align-items: start;
      padding: 10px var(--space-3);
    }
    li + li {
      border-top: 1px solid var(--border);
    }
    p {
      max-width: var(--measure);
    }
    @include phone {
      li {
        grid-template-columns: minmax(0, 1fr);
      }
    }
    @media print {
      li {
        break-inside: avoid;
      }
    }
  `,
})
export class LevelList {
  readonly levels = input.required<readonly z.infer<typeof LevelView>[]>();
}
