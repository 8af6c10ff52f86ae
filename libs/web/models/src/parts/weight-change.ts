import { Component, input } from '@angular/core';
import { weightText } from '../rules/weights';

/** A weight of the release, and the one an extension lays over it: "2 → 5". */
@Component({
  selector: 'certitude-weight-change',
  template: `
    <span class="before"><span class="visually-hidden">from </span>{{ text(before()) }}</span>
    <span aria-hidden="true" class="arrow">→</span>
    <span class="after"><span class="visually-hidden">to </span>{{ text(after()) }}</span>
  `,
  styles: `
    @use 'mixins' as *;
    :host {
      display: inline-flex;
      align-items: baseline;
      gap: 6px;
      white-space: nowrap;
      @include number;
    }
    .before,
    .arrow {
      color: var(--text-muted);
    }
    .after {
      font-weight: var(--weight-strong);
    }
  `,
})
export class WeightChange {
  readonly before = input.required<number>();
  readonly after = input.required<number>();
  protected readonly text = weightText;
}
