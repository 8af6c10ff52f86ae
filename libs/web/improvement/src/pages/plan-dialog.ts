import { Component, inject } from '@angular/core';
import { FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { type AccountId, type PlanView } from '@certitude/contracts';
import { Members, draftForm, type DraftEdit } from '@certitude/web/core';
import { EMPTY_PLAN, PlanFields, PlanForm, Plans, planChanges, savedPlan } from '@certitude/web/parts';
import { Button, DraftNotice, DraftOf, FormErrors } from '@certitude/web/ui';
import { Dialog } from '@certitude/web/ui/overlays';

/** Levels that a plan may aim at. */
const LEVELS = [1, 2, 3, 4, 5].map((number) => ({ number }));

/** Edits what a plan says; closes with the plan as it is then. */
@Component({
  selector: 'certitude-plan-dialog',
  imports: [Button, Dialog, DraftNotice, DraftOf, FormErrors, FormRoot, PlanFields],
  template: `
    <form [formRoot]="draft.form" [certitudeDraft]="draft">
      <certitude-dialog title="Edit plan">
        <certitude-draft-notice />
        <certitude-form-errors [of]="draft.form" />
        <certitude-plan-fields [of]="draft.form" [levels]="levels" />
        <ng-container dialog-actions>
          <button type="button" certitudeButton (click)="ref.close()">Close</button>
          <button type="submit" certitudeButton="primary" [busy]="draft.form().submitting()">Save</button>
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
export class PlanDialog {
  readonly #plan = inject<PlanView>(MAT_DIALOG_DATA);
  readonly #plans = inject(Plans);
  protected readonly ref = inject<MatDialogRef<PlanDialog, PlanView>>(MatDialogRef);
  readonly #members = inject(Members);
  protected readonly levels = LEVELS;
  protected readonly draft = draftForm<PlanForm>({
    name: 'plan',
    subject: () => this.#plan.id,
    title: () => `Plan: ${this.#plan.title}`,
    empty: EMPTY_PLAN,
    saved: () => savedPlan(this.#plan),
    rules: (path) => validateStandardSchema(path, PlanForm),
    texts: ['objectives'],
    describe: (field, value) =>
      field === 'responsible'
        ? (this.#members.person((value || null) as AccountId | null)?.name ?? 'Nobody')
        : String(value || '–'),
    save: (edit) => this.#save(edit),
  });

  async #save({ version, changes }: DraftEdit<PlanForm>) {
    const plan = await this.#plans.update(this.#plan.id, { version, changes: planChanges(changes) });
    this.ref.close(plan);
    return savedPlan(plan);
  }
}
