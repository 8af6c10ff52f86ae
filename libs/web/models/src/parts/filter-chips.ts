import { Component, input, model } from '@angular/core';
import { type Option } from '../rules/changes';

/** One of several filters, or none: buttons that say how much each lets through. */
@Component({
  selector: 'certitude-filter-chips',
  template: `
    <div role="group" [attr.aria-label]="label()">
      <button type="button" [attr.aria-pressed]="value() === null" (click)="value.set(null)">All</button>
      @for (option of options(); track option.value) {
        <button
          type="button"
          [attr.aria-pressed]="value() === option.value"
          [disabled]="option.count === 0 && value() !== option.value"
          (click)="value.set(value() === option.value ? null : option.value)"
        >
          {{ option.label }} <span class="count">{{ option.count }}</span>
        </button>
      }
    </div>
  `,
  styles: `
    @use 'mixins' as *;
    div {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-1);
    }
    button {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      height: 28px;
      padding: 0 10px;
      border: 1px solid var(--border-strong);
      border-radius: var(--radius-pill);
      background: var(--surface-raised);
      font-size: var(--text-xs);
      font-weight: var(--weight-medium);
      @include focus-ring;

      &:hover:not(:disabled) {
        background: var(--surface-hover);
      }
      &:disabled {
        color: var(--text-faint);
        cursor: default;
      }
      &[aria-pressed='true'] {
        border-color: var(--accent);
        background: var(--accent-subtle);
        color: var(--accent-ink);
      }
    }
    .count {
      @include number;
    }
    @include phone {
      button {
        height: 34px;
      }
    }
  `,
})
export class FilterChips<T extends string> {
  readonly label = input.required<string>();
  readonly options = input.required<readonly Option<T>[]>();
  /** Null lets everything through. */
  readonly value = model.required<T | null>();
}
