import { Component, inject } from '@angular/core';
import { FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { MatDialogRef } from '@angular/material/dialog';
import { CreatePki, PkiProfile, type PkiView } from '@certitude/contracts';
import { draftForm, type DraftEdit } from '@certitude/web/core';
import { Button, DraftNotice, DraftOf, Field, FormErrors, Input } from '@certitude/web/ui';
import { Dialog } from '@certitude/web/ui/overlays';
import { Assessments } from '../data-access/assessments';
import { PKI_PARTS } from '../rules/pki-parts';

/** Describes a PKI to assess. */
@Component({
  selector: 'certitude-create-pki-dialog',
  imports: [Button, Dialog, DraftNotice, DraftOf, Field, FormErrors, FormField, FormRoot, Input],
  template: `
    <certitude-dialog title="New PKI">
      <form id="create-pki" [formRoot]="draft.form" [certitudeDraft]="draft">
        <certitude-draft-notice />
        <certitude-field
          label="Name"
          help="The name that your organization uses: “Device PKI”, “Public web certificates”."
          [of]="draft.form.name"
        >
          <input certitudeInput [formField]="draft.form.name" />
        </certitude-field>
        <certitude-field label="Description" optional [of]="draft.form.description">
          <textarea certitudeInput rows="3" [formField]="draft.form.description"></textarea>
        </certitude-field>
        <details>
          <summary>More about it</summary>
          <div class="more">
            @for (part of parts; track part.key) {
              <certitude-field [label]="part.label" optional [help]="part.help" [of]="draft.form[part.key]">
                <textarea certitudeInput rows="2" [formField]="draft.form[part.key]"></textarea>
              </certitude-field>
            }
          </div>
        </details>
        <certitude-form-errors [of]="draft.form" />
      </form>
      <ng-container dialog-actions>
        <button type="button" certitudeButton (click)="ref.close()">Close</button>
        <button type="submit" form="create-pki" certitudeButton="primary" [busy]="draft.form().submitting()">
          Create PKI
        </button>
      </ng-container>
    </certitude-dialog>
  `,
  styleUrl: './dialog-form.scss',
})
export class CreatePkiDialog {
  readonly #assessments = inject(Assessments);
  protected readonly ref = inject<MatDialogRef<CreatePkiDialog, PkiView>>(MatDialogRef);

  protected readonly parts = PKI_PARTS;
  protected readonly draft = draftForm<PkiProfile>({
    name: 'new-pki',
    title: () => 'A new PKI',
    empty: {
      name: '',
      description: '',
      components: '',
      outOfScope: '',
      highLevelDesign: '',
      pointsOfInteraction: '',
    },
    rules: (path) => validateStandardSchema(path, PkiProfile),
    save: (edit) => this.#create(edit),
  });

  async #create({ id, values }: DraftEdit<PkiProfile>): Promise<void> {
    this.ref.close(await this.#assessments.createPki(CreatePki.parse({ ...values, id })));
  }
}
