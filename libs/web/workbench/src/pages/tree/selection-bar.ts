import { Component, Injector, computed, inject } from '@angular/core';
import { Toasts } from '@certitude/web/core';
import { Button } from '@certitude/web/ui';
import { Dialogs } from '@certitude/web/ui/overlays';
import { type BulkSet } from './bulk-dialog';
import { TreeSelecting } from './tree-selecting';

/** How many requirements are selected, and what can be done with them. */
@Component({
  selector: 'certitude-selection-bar',
  imports: [Button],
  template: `
    <p role="status">{{ text() }}</p>
    <div class="actions">
      <button
        type="button"
        certitudeButton="primary"
        size="small"
        [disabled]="selecting.ids().length === 0"
        (click)="change()"
      >
        Set…
      </button>
      <button type="button" certitudeButton="quiet" size="small" (click)="selecting.end()">Done</button>
    </div>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-2);
      padding: var(--space-2) var(--space-3);
      border-bottom: 1px solid var(--border);
      background: var(--surface-selected);
      font-size: var(--text-s);
    }
    .actions {
      display: flex;
      gap: var(--space-1);
    }
  `,
})
export class SelectionBar {
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);
  readonly #injector = inject(Injector);
  protected readonly selecting = inject(TreeSelecting);
  protected readonly text = computed(() => {
    const count = this.selecting.ids().length;
    return count === 0 ? 'Nothing is selected.' : `${count} selected`;
  });

  protected async change(): Promise<void> {
    const { BulkDialog } = await import('./bulk-dialog');
    const data = { ids: this.selecting.ids() };
    const set = await this.#dialogs.open<BulkSet>(BulkDialog, { data, injector: this.#injector });
    if (!set) return;
    this.#toasts.success(set.text);
    this.selecting.end();
  }
}
