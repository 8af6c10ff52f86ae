import { Component, computed, input } from '@angular/core';
import { type Tone } from './faces';

/** A small word with a ground: "Sample", "You", "Overdue", a count. */
@Component({
  selector: 'certitude-tag',
  host: { '[class]': 'look()' },
  template: `<ng-content />`,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: var(--space-1);
      height: 20px;
      padding: 0 6px;
      border: 1px solid var(--border-strong);
      border-radius: 5px;
      background: var(--surface-sunken);
      color: var(--text-muted);
      font-size: var(--text-xs);
      font-weight: var(--weight-medium);
      line-height: 1;
      white-space: nowrap;
    }
    :host(.accent) {
      border-color: transparent;
      background: var(--accent-subtle);
      color: var(--accent-ink);
    }
    @each $tone in info, warning, success, danger {
      :host(.#{$tone}) {
        border-color: var(--#{$tone}-border);
        background: var(--#{$tone}-subtle);
        color: var(--#{$tone}-ink);
      }
    }
  `,
})
export class Tag {
  readonly tone = input<Tone>('neutral');
  protected readonly look = computed(() => this.tone());
}
