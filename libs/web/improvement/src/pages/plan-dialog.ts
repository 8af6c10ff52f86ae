import { Component, inject } from '@angular/core';
import { FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { PRIORITIES, type AccountId, type PlanView } from '@certitude/contracts';
import { Members, draftForm, type DraftEdit } from '@certitude/web/core';
import { Button, Dialog, DraftNotice, DraftOf, Field, FormErrors, Input, PRIORITY_FACES } from '@certitude/web/ui';
import { Plans } from '../data-access/plans';
import { PlanForm, planChanges, savedPlan } from '../plan-model';

const EMPTY: PlanForm = {
  title: '',
  objectives: '',
  targetLevel: '',
  responsible: '',
  dueOn: '',
  priority: 'medium',
};

/** Edits what a plan says; closes with the plan as it is then. */
@Component({
  selector: 'certitude-plan-dialog',
  imports: [Button, Dialog, DraftNotice, DraftOf, Field, FormErrors, FormField, FormRoot, Input],
  template: `
    <form [formRoot]="draft.form" [certitudeDraft]="draft">
      <certitude-dialog title="Edit plan">
        <certitude-draft-notice />
        <certitude-form-errors [of]="draft.form" />
        <certitude-field label="Title" [of]="draft.form.title"
          ><input certitudeInput [formField]="draft.form.title"
        /></certitude-field>
        <certitude-field label="Objectives" [of]="draft.form.objectives" optional>
          <textarea certitudeInput rows="4" [formField]="draft.form.objectives"></textarea>
        </certitude-field>
        <div class="row">
          <certitude-field label="Target level" [of]="draft.form.targetLevel">
            <select certitudeInput [formField]="draft.form.targetLevel">
              @for (choice of [1, 2, 3, 4, 5]; track choice) {
                <option [value]="choice">{{ choice }}</option>
              }
            </select>
          </certitude-field>
          <certitude-field label="Priority" [of]="draft.form.priority">
            <select certitudeInput [formField]="draft.form.priority">
              @for (choice of priorities; track choice) {
                <option [value]="choice">{{ faces[choice].label }}</option>
              }
            </select>
          </certitude-field>
        </div>
        <div class="row">
          <certitude-field label="Responsible" [of]="draft.form.responsible">
            <select certitudeInput [formField]="draft.form.responsible">
              <option value="">Nobody</option>
              @for (person of members.active(); track person.id) {
                <option [value]="person.id">{{ person.name }}</option>
              }
            </select>
          </certitude-field>
          <certitude-field label="Due" [of]="draft.form.dueOn" optional>
            <input certitudeInput type="date" [formField]="draft.form.dueOn" />
          </certitude-field>
        </div>
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
    .row {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: var(--space-3);
    }
  `,
})
export class PlanDialog {
  readonly #plan = inject<PlanView>(MAT_DIALOG_DATA);
  readonly #plans = inject(Plans);
  protected readonly ref = inject<MatDialogRef<PlanDialog, PlanView>>(MatDialogRef);
  protected readonly members = inject(Members);
  protected readonly priorities = PRIORITIES;
  protected readonly faces = PRIORITY_FACES;
  protected readonly draft = draftForm<PlanForm>({
    name: 'plan',
    subject: () => this.#plan.id,
    title: () => `Plan: ${this.#plan.title}`,
    empty: EMPTY,
    saved: () => savedPlan(this.#plan),
    rules: (path) => validateStandardSchema(path, PlanForm),
    texts: ['objectives'],
    describe: (field, value) =>
      field === 'responsible'
        ? (this.members.person((value || null) as AccountId | null)?.name ?? 'Nobody')
        : String(value || '–'),
    save: (edit) => this.#save(edit),
  });

  async #save({ version, changes }: DraftEdit<PlanForm>) {
    const plan = await this.#plans.update(this.#plan.id, { version, changes: planChanges(changes) });
    this.ref.close(plan);
    return savedPlan(plan);
  }
}
