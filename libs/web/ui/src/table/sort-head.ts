import { Component, computed, input, output } from '@angular/core';
import { type Order } from '@certitude/contracts';
import { Icon } from '../icon/icon';

/** By which column a table is ordered, and in which direction. */
export interface Sorting {
  readonly sort: string;
  readonly order: Order;
}

/**
 * The head of a column that orders its table, and turns the order around when it does so already:
 * `<th scope="col" certitudeSort="due" [now]="sorting()" (sorted)="order($event)">Due</th>`.
 */
@Component({
  selector: 'th[certitudeSort]',
  imports: [Icon],
  host: { '[attr.aria-sort]': 'direction()' },
  template: `
    <button type="button" class="table__sort" (click)="sort()">
      <ng-content />
      <svg [certitudeIcon]="sign()" [size]="12" [class.idle]="!direction()"></svg>
    </button>
  `,
  styles: `
    .idle {
      opacity: 0.45;
    }
  `,
})
export class SortHead {
  readonly certitudeSort = input.required<string>();
  readonly now = input.required<Sorting>();
  /** In which direction the column is ordered first. */
  readonly first = input<Order>('asc');
  readonly sorted = output<Sorting>();
  protected readonly direction = computed(() => {
    const { sort, order } = this.now();
    if (sort !== this.certitudeSort()) return null;
    return order === 'asc' ? 'ascending' : 'descending';
  });
  protected readonly sign = computed(() => {
    if (this.direction() === null) return 'chevrons-up-down';
    return this.direction() === 'ascending' ? 'arrow-up' : 'arrow-down';
  });

  protected sort(): void {
    const turned: Order = this.now().order === 'asc' ? 'desc' : 'asc';
    this.sorted.emit({ sort: this.certitudeSort(), order: this.direction() === null ? this.first() : turned });
  }
}
