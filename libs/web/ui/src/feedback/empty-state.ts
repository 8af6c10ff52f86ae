import { Component, input } from '@angular/core';
import { Icon } from '../icon/icon';
import { type IconName } from '../icon/icons';

/** Nothing here yet: what this is for, and the next useful action as content. */
@Component({
  selector: 'certitude-empty-state',
  imports: [Icon],
  template: `
    @if (icon(); as icon) {
      <span class="icon"><svg [certitudeIcon]="icon" [size]="20"></svg></span>
    }
    <h2>{{ title() }}</h2>
    @if (text()) {
      <p>{{ text() }}</p>
    }
    <div class="actions"><ng-content /></div>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: var(--space-2);
      padding: var(--space-7) var(--space-4);
      border: 1px dashed var(--border-strong);
      border-radius: var(--radius-card);
      text-align: center;
    }
    .icon {
      display: grid;
      place-items: center;
      width: 40px;
      height: 40px;
      margin-bottom: var(--space-1);
      border: 1px solid var(--border);
      border-radius: var(--radius-card);
      background: var(--surface-raised);
      color: var(--text-muted);
    }
    h2 {
      font-size: var(--text-m);
    }
    p {
      max-width: 48ch;
      color: var(--text-muted);
      font-size: var(--text-s);
      text-wrap: balance;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      justify-content: center;
      gap: var(--space-2);
      margin-top: var(--space-2);
    }
    .actions:empty {
      display: none;
    }
  `,
})
export class EmptyState {
  readonly title = input.required<string>();
  readonly text = input('');
  readonly icon = input<IconName | null>(null);
}
