import { Component, inject } from '@angular/core';
import { FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { MatDialogRef } from '@angular/material/dialog';
import { CreateReport, ReportContent, type ReportView } from '@certitude/contracts';
import { draftForm, type DraftEdit } from '@certitude/web/core';
import { Button, DraftNotice, DraftOf, Field, FormErrors, Input } from '@certitude/web/ui';
import { Dialog } from '@certitude/web/ui/overlays';
import { Reports } from '../data-access/reports';

/** Adds a report. */
@Component({
  selector: 'certitude-create-report-dialog',
  imports: [Button, Dialog, DraftNotice, DraftOf, Field, FormErrors, FormField, FormRoot, Input],
  template: `
    <certitude-dialog title="New report">
      <form id="create-report" [formRoot]="draft.form" [certitudeDraft]="draft">
        <certitude-draft-notice />
        <certitude-field label="Name" [of]="draft.form.name">
          <input certitudeInput [formField]="draft.form.name" />
        </certitude-field>
        <certitude-field label="Description" optional [of]="draft.form.description">
          <textarea certitudeInput rows="3" [formField]="draft.form.description"></textarea>
        </certitude-field>
        <certitude-form-errors [of]="draft.form" />
      </form>
      <ng-container dialog-actions>
        <button type="button" certitudeButton (click)="ref.close()">Close</button>
        <button type="submit" form="create-report" certitudeButton="primary" [busy]="draft.form().submitting()">
          Add
        </button>
      </ng-container>
    </certitude-dialog>
  `,
  styles: `
    form {
      display: flex;
      flex-direction: column;
      gap: var(--space-4);
    }
  `,
})
export class CreateReportDialog {
  readonly #reports = inject(Reports);
  protected readonly ref = inject<MatDialogRef<CreateReportDialog, ReportView>>(MatDialogRef);
  protected readonly draft = draftForm<ReportContent>({
    name: 'new-report',
    title: () => 'A new report',
    empty: { name: '', description: '' },
    rules: (path) => validateStandardSchema(path, ReportContent),
    save: (edit) => this.#create(edit),
  });

  async #create({ id, values }: DraftEdit<ReportContent>): Promise<void> {
    this.ref.close(await this.#reports.create(CreateReport.parse({ ...values, id })));
  }
}
