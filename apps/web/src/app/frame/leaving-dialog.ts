import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { type Draft } from '@certitude/web/core';
import { Button, Dialog, RelativeTime } from '@certitude/web/ui';

/** What becomes of text that is not saved; undefined when the person stays. */
export type LeavingChoice = 'keep' | 'discard';

/** Asked before somebody signs out who has text that nobody saved yet. */
@Component({
  selector: 'certitude-leaving-dialog',
  imports: [Button, Dialog, RelativeTime],
  template: `
    <certitude-dialog title="Some of your text is not saved">
      <p>
        Kept, it waits for you in this browser until you sign in here again; nobody who signs in as somebody else sees
        it. On a computer that others use, discard it: it is removed then.
      </p>
      <ul>
        @for (draft of drafts; track $index) {
          <li>{{ draft.title }}, <certitude-relative-time [at]="draft.at" /></li>
        }
      </ul>
      <ng-container dialog-actions>
        <button type="button" certitudeButton (click)="ref.close()">Stay signed in</button>
        <button type="button" certitudeButton="danger" (click)="ref.close('discard')">Discard and sign out</button>
        <button type="button" certitudeButton="primary" (click)="ref.close('keep')">Keep for me and sign out</button>
      </ng-container>
    </certitude-dialog>
  `,
  styles: `
    ul {
      padding-left: var(--space-5);
    }
  `,
})
export class LeavingDialog {
  protected readonly drafts = inject<readonly Draft[]>(MAT_DIALOG_DATA);
  protected readonly ref = inject<MatDialogRef<LeavingDialog, LeavingChoice>>(MatDialogRef);
}
