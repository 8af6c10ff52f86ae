import { Component, computed, inject, input } from '@angular/core';
import { formatDateTime, relativeTime, type Moment } from './format';
import { Minutes } from './minutes';
import { TIME_ZONE } from './time-zone';

/** "3 h ago", with the exact time on hover. Keeps itself current. */
@Component({
  selector: 'certitude-relative-time',
  template: `<time [attr.datetime]="iso()" [title]="exact()">{{ text() }}</time>`,
  styles: `
    :host {
      white-space: nowrap;
    }
  `,
})
export class RelativeTime {
  readonly #minutes = inject(Minutes);
  readonly #zone = inject(TIME_ZONE);

  /** ISO string or milliseconds since 1970. */
  readonly at = input.required<Moment>();
  protected readonly iso = computed(() => new Date(this.at()).toISOString());
  protected readonly exact = computed(() => formatDateTime(this.at(), this.#zone()));
  // A moment slightly ahead of this clock is the server's clock, not the future.
  protected readonly text = computed(() =>
    relativeTime(this.at(), Math.max(this.#minutes.now(), Date.now()), this.#zone()),
  );
}
