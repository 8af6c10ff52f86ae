import { Component, computed, input } from '@angular/core';
import { Avatar, type AvatarPerson } from './avatar';

/** Several people, overlapping; those beyond `limit` as a count with their names on hover. */
@Component({
  selector: 'certitude-avatar-stack',
  imports: [Avatar],
  host: { role: 'group', '[attr.aria-label]': 'label() || null' },
  template: `
    @for (person of shown(); track $index) {
      <certitude-avatar [person]="person" [size]="size()" />
    }
    @if (rest().length > 0) {
      <span
        class="more number"
        role="img"
        [attr.aria-label]="restNames()"
        [title]="restNames()"
        [style.--size.px]="size()"
        >+{{ rest().length }}</span
      >
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
    }
    certitude-avatar,
    .more {
      box-shadow: 0 0 0 2px var(--surface-raised);
    }
    certitude-avatar + *,
    .more {
      margin-inline-start: -6px;
    }
    .more {
      display: inline-grid;
      place-items: center;
      min-width: var(--size);
      height: var(--size);
      padding: 0 4px;
      border-radius: var(--radius-pill);
      background: var(--surface-pressed);
      color: var(--text-muted);
      font-size: 11px;
      font-weight: var(--weight-medium);
    }
  `,
})
export class AvatarStack {
  readonly people = input.required<readonly AvatarPerson[]>();
  readonly limit = input(4);
  readonly size = input(24);
  readonly label = input('');

  protected readonly shown = computed(() => this.people().slice(0, this.limit()));
  protected readonly rest = computed(() => this.people().slice(this.limit()));
  protected readonly restNames = computed(() =>
    this.rest()
      .map(({ name }) => name)
      .join(', '),
  );
}
