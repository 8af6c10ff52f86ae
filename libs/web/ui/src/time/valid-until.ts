import { Component, computed, inject, input } from '@angular/core';
import { formatDateOnly, today, validUntilText } from './format';
import { Minutes } from './minutes';
import { TIME_ZONE } from './time-zone';

/** The last day on which something holds; the day before it and after in words, red once it is over. */
@Component({
  selector: 'certitude-valid-until',
  host: { '[class.over]': 'isOver()' },
  template: `
    @if (date(); as date) {
      <time [attr.datetime]="date" [title]="exact()">{{ text() }}</time>
    } @else {
      <span class="muted">{{ none() }}</span>
    }
  `,
  styles: `
    :host {
      white-space: nowrap;
    }
    :host(.over) {
      color: var(--danger-ink);
      font-weight: var(--weight-medium);
    }
  `,
})
export class ValidUntil {
  readonly #minutes = inject(Minutes);
  readonly #zone = inject(TIME_ZONE);

  /** `2026-03-05`, or null. */
  readonly date = input.required<string | null>();
  readonly none = input('No end');

  readonly #today = computed(() => today(this.#minutes.now(), this.#zone()));
  protected readonly isOver = computed(() => {
    const date = this.date();
    return date !== null && date < this.#today();
  });
  protected readonly exact = computed(() => formatDateOnly(this.date() ?? ''));
  protected readonly text = computed(() => validUntilText(this.date() ?? '', this.#today()));
}
