import { Component, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, form, validateStandardSchema } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { PRIORITIES, UpdatePlan, type AccountId, type PlanView } from '@certitude/contracts';
import { Members } from '@certitude/web/core';
import { Button, Dialog, Field, FormErrors, Input, PRIORITY_FACES } from '@certitude/web/ui';

/** Edits what a plan says; closes with the new content. */
@Component({
  selector: 'certitude-plan-dialog',
  imports: [Button, Dialog, Field, FormErrors, FormField, FormRoot, Input],
  template: `
    <form [formRoot]="form">
      <certitude-dialog title="Edit plan">
        <certitude-form-errors [of]="form" />
        <certitude-field label="Title" [of]="form.title"
          ><input certitudeInput [formField]="form.title"
        /></certitude-field>
        <certitude-field label="Objectives" [of]="form.objectives" optional>
          <textarea certitudeInput rows="4" [formField]="form.objectives"></textarea>
        </certitude-field>
        <div class="row">
          <certitude-field label="Target level">
            <select certitudeInput #level (change)="set({ targetLevel: +level.value })">
              @for (choice of [1, 2, 3, 4, 5]; track choice) {
                <option [value]="choice" [selected]="choice === model().targetLevel">{{ choice }}</option>
              }
            </select>
          </certitude-field>
          <certitude-field label="Priority">
            <select certitudeInput [formField]="form.priority">
              @for (choice of priorities; track choice) {
                <option [value]="choice">{{ faces[choice].label }}</option>
              }
            </select>
          </certitude-field>
        </div>
        <div class="row">
          <certitude-field label="Responsible">
            <select certitudeInput #who (change)="responsible(who.value)">
              <option value="" [selected]="!model().responsible">Nobody</option>
              @for (person of people(); track person.id) {
                <option [value]="person.id" [selected]="person.id === model().responsible">{{ person.name }}</option>
              }
            </select>
          </certitude-field>
          <certitude-field label="Due" optional>
            <input
              certitudeInput
              type="date"
              #due
              [value]="model().dueOn ?? ''"
              (input)="set({ dueOn: due.value || null })"
            />
          </certitude-field>
        </div>
        <ng-container dialog-actions>
          <button type="button" certitudeButton (click)="ref.close()">Cancel</button>
          <button type="submit" certitudeButton="primary">Save</button>
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
  protected readonly ref = inject<MatDialogRef<PlanDialog, UpdatePlan>>(MatDialogRef);
  protected readonly people = inject(Members).active;
  protected readonly priorities = PRIORITIES;
  protected readonly faces = PRIORITY_FACES;
  protected readonly model = signal(contentOf(this.#plan));
  protected readonly form = form(this.model, (path) => validateStandardSchema(path, UpdatePlan), {
    submission: { action: async () => this.ref.close(this.#content()) },
  });
  readonly #content = computed(() => UpdatePlan.parse(this.model()));

  protected set(change: Partial<UpdatePlan>): void {
    this.model.update((model) => ({ ...model, ...change }));
  }

  protected responsible(id: string): void {
    this.set({ responsible: (id || null) as AccountId | null });
  }
}

const contentOf = ({ title, objectives, targetLevel, responsible, dueOn, priority }: PlanView): UpdatePlan => ({
  title,
  objectives,
  targetLevel,
  responsible,
  dueOn,
  priority,
});
