import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { type UnsavedWork } from '@certitude/web/core';
import { Button, RelativeTime } from '@certitude/web/ui';
import { Dialog } from '@certitude/web/ui/overlays';

/** What becomes of work that is not saved; undefined when the person stays. */
export type LeavingChoice = 'keep' | 'discard';

/** Asked before somebody signs out who has text or changes that the server does not have. */
@Component({
  selector: 'certitude-leaving-dialog',
  imports: [Button, Dialog, RelativeTime],
  template: `
    <certitude-dialog title="Some of your work is not saved">
      <p>
        Kept, it waits for you in this browser until you sign in here again; nobody who signs in as somebody else sees
        it. On a computer that others use, discard it: it is removed then.
      </p>
      <ul>
        @for (each of unsaved; track $index) {
          <li>
            <bdi>{{ each.title }}</bdi>, <certitude-relative-time [at]="each.at" />
          </li>
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
  protected readonly unsaved = inject<readonly UnsavedWork[]>(MAT_DIALOG_DATA);
  protected readonly ref = inject<MatDialogRef<LeavingDialog, LeavingChoice>>(MatDialogRef);
}
