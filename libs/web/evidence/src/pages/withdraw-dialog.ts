import { Component, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { type StoredFileView } from '@certitude/contracts';
import { ApiError } from '@certitude/web/core';
import { Button, Dialog, Field, Input, Notice } from '@certitude/web/ui';
import { EvidenceLibrary } from '../data-access/evidence-library';

/** Asks why a file is withdrawn, and withdraws it; closes with the file as it is then. */
@Component({
  selector: 'certitude-withdraw-dialog',
  imports: [Button, Dialog, Field, Input, Notice],
  template: `
    <form (submit)="withdraw($event)">
      <certitude-dialog title="Withdraw the file?">
        @if (failure(); as text) {
          <certitude-notice tone="danger">{{ text }}</certitude-notice>
        }
        <p>
          The content of <bdi>{{ file.name }}</bdi> is deleted for good, for everybody. Its name, size and hash stay,
          and everybody sees who withdrew it and why. Copies of it that were uploaded as other files stay.
        </p>
        <certitude-field label="Why" [error]="error()">
          <textarea
            certitudeInput
            rows="3"
            maxlength="500"
            #text
            [value]="reason()"
            (input)="reason.set(text.value)"
          ></textarea>
        </certitude-field>
        <ng-container dialog-actions>
          <button type="button" certitudeButton (click)="ref.close()">Cancel</button>
          <button type="submit" certitudeButton="danger" [busy]="busy()">Withdraw</button>
        </ng-container>
      </certitude-dialog>
    </form>
  `,
  styles: `
    form {
      display: contents;
    }
  `,
})
export class WithdrawDialog {
  readonly #library = inject(EvidenceLibrary);
  protected readonly file = inject<StoredFileView>(MAT_DIALOG_DATA);
  protected readonly ref = inject<MatDialogRef<WithdrawDialog, StoredFileView>>(MatDialogRef);
  protected readonly reason = signal('');
  protected readonly error = signal<string | null>(null);
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | null>(null);

  protected async withdraw(event: Event): Promise<void> {
    event.preventDefault();
    const reason = this.reason().trim();
    this.error.set(reason === '' ? 'Say why.' : null);
    if (this.error() || this.busy()) return;
    this.busy.set(true);
    try {
      this.ref.close(await this.#library.withdraw(this.file.id, reason));
    } catch (error) {
      const { title, fix } = ApiError.from(error);
      this.failure.set(`${title} ${fix}`);
    } finally {
      this.busy.set(false);
    }
  }
}
