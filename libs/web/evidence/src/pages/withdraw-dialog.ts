import { Component, inject } from '@angular/core';
import { FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { WithdrawFile, type StoredFileView } from '@certitude/contracts';
import { draftForm } from '@certitude/web/core';
import { Files } from '@certitude/web/parts';
import { Button, DraftNotice, DraftOf, Field, FormErrors, Input } from '@certitude/web/ui';
import { Dialog } from '@certitude/web/ui/overlays';

/** Asks why a file is withdrawn, and withdraws it; closes with the file as it is then. */
@Component({
  selector: 'certitude-withdraw-dialog',
  imports: [Button, Dialog, DraftNotice, DraftOf, Field, FormErrors, FormField, FormRoot, Input],
  template: `
    <certitude-dialog title="Withdraw the file?">
      <p>
        The content of <bdi>{{ file.name }}</bdi> is deleted for good, for everybody. Its name, size and hash stay, and
        everybody sees who withdrew it and why. Copies of it that were uploaded as other files stay.
      </p>
      <form id="withdraw-file" [formRoot]="draft.form" [certitudeDraft]="draft">
        <certitude-draft-notice />
        <certitude-field label="Why" [of]="draft.form.reason">
          <textarea certitudeInput rows="3" [formField]="draft.form.reason"></textarea>
        </certitude-field>
        <certitude-form-errors [of]="draft.form" />
      </form>
      <ng-container dialog-actions>
        <button type="button" certitudeButton (click)="ref.close()">Cancel</button>
        <button type="submit" form="withdraw-file" certitudeButton="danger" [busy]="draft.form().submitting()">
          Withdraw
        </button>
      </ng-container>
    </certitude-dialog>
  `,
})
export class WithdrawDialog {
  readonly #files = inject(Files);
  protected readonly file = inject<StoredFileView>(MAT_DIALOG_DATA);
  protected readonly ref = inject<MatDialogRef<WithdrawDialog, StoredFileView>>(MatDialogRef);

  protected readonly draft = draftForm<WithdrawFile>({
    name: 'withdraw-file',
    subject: () => this.file.id,
    title: () => `Why a file is withdrawn: ${this.file.name}`,
    empty: { reason: '' },
    rules: (path) => validateStandardSchema(path, WithdrawFile),
    save: ({ values }) => this.#withdraw(WithdrawFile.parse(values).reason),
  });

  async #withdraw(reason: string): Promise<void> {
    this.ref.close(await this.#files.withdraw(this.file.id, reason));
  }
}
