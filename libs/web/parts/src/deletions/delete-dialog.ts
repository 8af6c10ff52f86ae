import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { type DeletionView } from '@certitude/contracts/deleting';
import { loadable, Toasts } from '@certitude/web/core';
import { Button, ErrorState, Skeleton } from '@certitude/web/ui';
import { Dialog } from '@certitude/web/ui/overlays';
import { Deletions, type DeletableRef } from './deletions';
import { deletionText, goesWith, KIND_NOUNS, whyItStays } from './hanging-text';

/** What is deleted, by the name that people know it by. */
export interface NamedDeletable extends DeletableRef {
  readonly name: string;
}

/** What the dialog is closed with: it was deleted, or is to be archived instead. */
export type Fate = { readonly deletion: DeletionView } | 'archive';

/** Says what hangs on something before it is deleted; what was decided can only be archived, and this says so. */
@Component({
  selector: 'certitude-delete-dialog',
  imports: [Button, Dialog, ErrorState, Skeleton],
  template: `
    <certitude-dialog [title]="title">
      @switch (hanging.phase()) {
        @case ('loading') {
          <certitude-skeleton [lines]="3" label="Loading what depends on it" />
        }
        @case ('failed') {
          <certitude-error-state [failure]="hanging.error()" (retry)="hanging.reload()" />
        }
        @default {
          @if (stays(); as why) {
            <p>{{ why }}</p>
          } @else {
            <p>{{ text() }}</p>
            <ul>
              @for (thing of lost(); track thing) {
                <li>{{ thing }}</li>
              }
            </ul>
          }
        }
      }
      <ng-container dialog-actions>
        <button type="button" certitudeButton (click)="ref.close()">Cancel</button>
        @if (stays()) {
          <button type="button" certitudeButton="primary" (click)="ref.close('archive')">Archive {{ noun }}</button>
        } @else {
          <button
            type="button"
            certitudeButton="danger"
            [busy]="busy()"
            [disabled]="hanging.phase() !== 'ready'"
            (click)="delete()"
          >
            Delete {{ noun }}
          </button>
        }
      </ng-container>
    </certitude-dialog>
  `,
  styles: `
    ul {
      margin-top: var(--space-3);
      padding-left: var(--space-5);
    }
    ul:empty {
      display: none;
    }
  `,
})
export class DeleteDialog {
  readonly #of = inject<NamedDeletable>(MAT_DIALOG_DATA);
  readonly #deletions = inject(Deletions);
  readonly #toasts = inject(Toasts);
  protected readonly ref = inject<MatDialogRef<DeleteDialog, Fate>>(MatDialogRef);
  protected readonly title = `Delete “${this.#of.name}”?`;
  protected readonly noun = KIND_NOUNS[this.#of.kind];
  protected readonly busy = signal(false);
  protected readonly hanging = loadable({ load: (_, abort) => this.#deletions.hanging(this.#of, abort) });
  protected readonly stays = computed(() => {
    const hanging = this.hanging.value();
    return hanging ? whyItStays(this.#of.kind, hanging) : null;
  });
  protected readonly lost = computed(() => {
    const hanging = this.hanging.value();
    return hanging ? goesWith(this.#of.kind, hanging) : [];
  });
  protected readonly text = computed(() => {
    const hanging = this.hanging.value();
    return hanging ? deletionText(this.#of.kind, hanging) : '';
  });

  protected async delete(): Promise<void> {
    this.busy.set(true);
    try {
      this.ref.close({ deletion: await this.#deletions.delete(this.#of) });
    } catch (error) {
      this.#toasts.failure(error);
      // What was decided meanwhile is the likeliest reason.
      this.hanging.reload();
    } finally {
      this.busy.set(false);
    }
  }
}
