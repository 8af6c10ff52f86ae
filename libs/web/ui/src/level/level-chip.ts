import { Component, booleanAttribute, computed, input } from '@angular/core';
import { NOT_APPLICABLE, NOT_ASSESSED } from './level';

/**
 * A level as a small square with its number: coloured 1–5, hollow when not assessed (0), hatched when not applicable.
 * The name is optional beside it, and always there for screen readers.
 */
@Component({
  selector: 'certitude-level-chip',
  template: `
    <span class="chip" [class]="look()" role="img" [attr.aria-label]="spoken()">{{ sign() }}</span>
    @if (name() && !nameHidden()) {
      <span class="name" aria-hidden="true">{{ name() }}</span>
    }
  `,
  styles: `
    @use 'mixins' as *;
    :host {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      vertical-align: middle;
    }
    .chip {
      display: inline-grid;
      place-items: center;
      width: 20px;
      height: 20px;
      flex: none;
      border: 1px solid var(--level-line);
      border-radius: 5px;
      font-size: var(--text-xs);
      font-weight: var(--weight-strong);
      line-height: 1;
      @include number;
    }
    @for $level from 1 through 5 {
      .level-#{$level} {
        background: var(--level-#{$level});
        color: var(--level-#{$level}-ink);
      }
    }
    .level-4,
    .level-5 {
      border-color: transparent;
    }
    .empty {
      border: 1px dashed var(--level-empty-line);
      color: var(--level-empty-ink);
    }
    .not-applicable {
      @include hatched;
      border-color: var(--level-empty-line);
      color: transparent;
    }
    .name {
      font-size: var(--text-s);
    }
  `,
})
export class LevelChip {
  /** 1–5, or 0 for not assessed. */
  readonly level = input.required<number>();
  /** Name of the level in the model release; it is spoken, and shown unless hidden. */
  readonly name = input('');
  readonly nameHidden = input(false, { transform: booleanAttribute });
  readonly notApplicable = input(false, { transform: booleanAttribute });

  protected readonly sign = computed(() =>
    this.notApplicable() ? '' : this.level() === 0 ? '–' : String(this.level()),
  );
  protected readonly look = computed(() => {
    if (this.notApplicable()) return 'not-applicable';
    return this.level() === 0 ? 'empty' : `level-${this.level()}`;
  });
  protected readonly spoken = computed(() => {
    if (this.notApplicable()) return NOT_APPLICABLE;
    if (this.level() === 0) return NOT_ASSESSED;
    return `Level ${this.level()}${this.name() ? `, ${this.name()}` : ''}`;
  });
}
