import { Component, input } from '@angular/core';

/** A bordered surface with an optional heading; `<ng-container card-actions>` stands at the heading's right. */
@Component({
  selector: 'certitude-card',
  template: `
    @if (heading()) {
      <header>
        <div>
          <h2>{{ heading() }}</h2>
          @if (text()) {
            <p>{{ text() }}</p>
          }
        </div>
        <div class="actions"><ng-content select="[card-actions]" /></div>
      </header>
    }
    <ng-content />
  `,
  styles: `
    @use 'mixins' as *;
    :host {
      display: block;
      padding: var(--space-4);
      @include card;
    }
    header {
      display: flex;
      align-items: flex-start;
      justify-content: space-between;
      gap: var(--space-3);
      margin-bottom: var(--space-3);
    }
    h2 {
      font-size: var(--text-m);
    }
    p {
      max-width: var(--measure);
      margin-top: 2px;
      color: var(--text-muted);
      font-size: var(--text-s);
    }
    .actions {
      display: flex;
      gap: var(--space-2);
    }
    .actions:empty {
      display: none;
    }
  `,
})
export class Card {
  readonly heading = input('');
  readonly text = input('');
}
