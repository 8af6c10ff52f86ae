import { Component, input, output, signal } from '@angular/core';
import { Button } from '../button/button';
import { Icon } from '../icon/icon';

let count = 0;

/**
 * What a list is narrowed by: fields inside, `[lead]` before them and never folded, `[trail]` behind them. Where rows are
 * cards the fields fold behind one button that says how many are in use, so that the list is what a phone shows first.
 */
@Component({
  selector: 'certitude-filters',
  imports: [Button, Icon],
  templateUrl: './filters.html',
  styleUrl: './filters.scss',
})
export class Filters {
  /** How many are in use. */
  readonly active = input.required<number>();
  readonly cleared = output<void>();

  protected readonly id = `certitude-filters-${++count}`;
  protected readonly isOpen = signal(false);
}
