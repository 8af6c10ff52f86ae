import { Component, booleanAttribute, computed, inject, input } from '@angular/core';
import { isPastDue } from '@certitude/contracts';
import { deadlineText, formatDateOnly, isDueSoon, today, validUntilText } from './format';
import { Minutes } from './minutes';
import { TIME_ZONE } from './time-zone';

/**
 * A date without a time by which something is due, or, with `validity`, through which it holds: the date, or how near it is;
 * what is over in words and red.
 */
@Component({
  selector: 'certitude-deadline',
  host: { '[class.overdue]': 'isOverdue()' },
  template: `
    @if (date(); as date) {
      @if (!soonOnly() || isSoon()) {
        <time [attr.datetime]="date" [title]="exact()">{{ text() }}</time>
      }
    } @else {
      <span class="muted">{{ none() }}</span>
    }
  `,
  styles: `
    :host {
      white-space: nowrap;
    }
    :host(.overdue) {
      color: var(--danger-ink);
      font-weight: var(--weight-medium);
    }
  `,
})
export class Deadline {
  readonly #minutes = inject(Minutes);
  readonly #zone = inject(TIME_ZONE);

  /** `2026-03-05`, or null. */
  readonly date = input.required<string | null>();
  /** Done things are never overdue; only the date is shown. */
  readonly done = input(false, { transform: booleanAttribute });
  /** Something ends with the day, rather than being due by it. */
  readonly validity = input(false, { transform: booleanAttribute });
  readonly none = input('No date');
  /** Beside the date itself: nothing as long as there is no more to say. */
  readonly soonOnly = input(false, { transform: booleanAttribute });

  readonly #today = computed(() => today(this.#minutes.now(), this.#zone()));
  protected readonly isOverdue = computed(() => !this.done() && isPastDue(this.date(), this.#today()));
  protected readonly isSoon = computed(() => isDueSoon(this.date() ?? '', this.#today()));
  protected readonly exact = computed(() => formatDateOnly(this.date() ?? ''));
  protected readonly text = computed(() => {
    const date = this.date() ?? '';
    if (this.done()) return formatDateOnly(date);
    if (this.validity()) return validUntilText(date, this.#today());
    const words = deadlineText(date, this.#today());
    return words.charAt(0).toUpperCase() + words.slice(1);
  });
}
