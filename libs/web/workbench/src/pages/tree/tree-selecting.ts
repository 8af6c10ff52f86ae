import { Injectable, computed, inject, signal } from '@angular/core';
import { allows, type ResponseId } from '@certitude/contracts';
import {
  NOTHING_SELECTED,
  checkedOf,
  everything,
  extended,
  toggled,
  type RowChecked,
  type TreeSelection,
} from '../../rules/tree-selection';
import { type TreeRow } from '../../rules/tree-rows';
import { WorkbenchState } from '../workbench-state';

/** Selecting several requirements in the tree, to set something for all of them. Only what the tree shows counts. */
@Injectable()
export class TreeSelecting {
  readonly #state = inject(WorkbenchState);
  readonly #on = signal(false);
  readonly #selection = signal<TreeSelection>(NOTHING_SELECTED);

  /** Whether something could be set for several: by those who assign, and whoever may answer, while edits are taken. */
  readonly isOffered = computed(() => {
    const { live } = this.#state;
    const role = live.role();
    return live.mayAssign() || (live.open() && role !== null && allows(role, 'response:answer-own'));
  });
  readonly on = computed(() => this.#on() && this.isOffered());
  /** The selected ones that the tree shows, in its order. */
  readonly ids = computed<readonly ResponseId[]>(() => {
    const { ids } = this.#selection();
    return this.#state
      .shownItems()
      .map(({ id }) => id)
      .filter((id) => ids.has(id));
  });

  begin(): void {
    this.#on.set(true);
  }

  end(): void {
    this.#on.set(false);
    this.#selection.set(NOTHING_SELECTED);
  }

  checked(row: TreeRow): RowChecked {
    return checkedOf(this.#selection(), row);
  }

  toggle(rows: readonly TreeRow[], key: string): void {
    this.#selection.update((selection) => toggled(selection, rows, key));
  }

  /** Everything from where the last one was selected. */
  extend(rows: readonly TreeRow[], key: string): void {
    this.#selection.update((selection) => extended(selection, rows, key));
  }

  selectAll(rows: readonly TreeRow[]): void {
    this.#selection.set(everything(rows));
  }
}
