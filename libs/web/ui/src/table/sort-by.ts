import { Component, input, output } from '@angular/core';
import { type Order } from '@certitude/contracts';
import { Button } from '../button/button';
import { Field } from '../field/field';
import { Input } from '../field/input';
import { Icon } from '../icon/icon';
import { type Sorting } from './sort-head';

/** The order of a list: also by what has no column, and where rows are cards whose heads are not seen. */
@Component({
  selector: 'certitude-sort-by',
  imports: [Button, Field, Icon, Input],
  template: `
    <certitude-field label="Sort by">
      <select certitudeInput #box [value]="now().sort" (change)="choose(box.value)">
        @for (choice of choices(); track choice.sort) {
          <option [value]="choice.sort" [selected]="choice.sort === now().sort">{{ choice.label }}</option>
        }
      </select>
    </certitude-field>
    <button
      type="button"
      certitudeButton
      iconOnly
      [attr.aria-label]="now().order === 'asc' ? 'Ascending: turn around' : 'Descending: turn around'"
      (click)="turn()"
    >
      <svg [certitudeIcon]="now().order === 'asc' ? 'arrow-up' : 'arrow-down'"></svg>
    </button>
  `,
  styles: `
    :host {
      display: flex;
      align-items: flex-end;
      gap: var(--space-2);
      margin-inline-start: auto;
    }
  `,
})
export class SortBy {
  readonly choices =
    input.required<readonly { readonly sort: string; readonly label: string; readonly first?: Order }[]>();
  readonly now = input.required<Sorting>();
  readonly sorted = output<Sorting>();

  protected choose(sort: string): void {
    const first = this.choices().find((choice) => choice.sort === sort)?.first;
    this.sorted.emit({ sort, order: first ?? 'asc' });
  }

  protected turn(): void {
    const { sort, order } = this.now();
    this.sorted.emit({ sort, order: order === 'asc' ? 'desc' : 'asc' });
  }
}
