import { Component, inject, input, output } from '@angular/core';
import { FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { Name, type AccountId, type PlanView } from '@certitude/contracts';
import { draftForm, type DraftEdit } from '@certitude/web/core';
import { PersonPick, Plans } from '@certitude/web/parts';
import { Button, DraftNotice, DraftOf, Field, FormErrors, Input } from '@certitude/web/ui';
import { DateField } from '@certitude/web/ui/panes';
import * as z from 'zod';

const TaskModel = z.object({ title: Name, assignee: z.string(), dueOn: z.string() });
type TaskModel = z.input<typeof TaskModel>;

/** One line to add a task: title, who, until when. */
@Component({
  selector: 'certitude-task-form',
  imports: [Button, DateField, DraftNotice, DraftOf, Field, FormErrors, FormField, FormRoot, Input, PersonPick],
  template: `
    <form [formRoot]="draft.form" [certitudeDraft]="draft">
      <certitude-draft-notice />
      <certitude-form-errors [of]="draft.form" />
      <certitude-field label="New task" [of]="draft.form.title">
        <input certitudeInput [formField]="draft.form.title" />
      </certitude-field>
      <certitude-field label="Assignee" [of]="draft.form.assignee">
        <certitude-person-pick [formField]="draft.form.assignee" />
      </certitude-field>
      <certitude-field label="Task due" [of]="draft.form.dueOn">
        <certitude-date-field [formField]="draft.form.dueOn" />
      </certitude-field>
      <button type="submit" certitudeButton [busy]="draft.form().submitting()">Add task</button>
    </form>
  `,
  styles: `
    @use 'mixins' as *;
    form {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 180px 160px auto;
      align-items: end;
      gap: var(--space-3);
      margin-top: var(--space-3);
    }
    certitude-draft-notice,
    certitude-form-errors {
      grid-column: 1 / -1;
    }
    @include phone {
      form {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class TaskForm {
  readonly #plans = inject(Plans);
  readonly plan = input.required<PlanView>();
  readonly added = output<PlanView>();
  protected readonly draft = draftForm<TaskModel>({
    name: 'task',
    subject: () => this.plan().id,
    title: () => `Task of the plan: ${this.plan().title}`,
    empty: { title: '', assignee: '', dueOn: '' },
    rules: (path) => validateStandardSchema(path, TaskModel),
    save: (edit) => this.#add(edit),
  });

  async #add({ id, values: { title, assignee, dueOn } }: DraftEdit<TaskModel>): Promise<void> {
    const task = { id, title, assignee: (assignee || null) as AccountId | null, dueOn: dueOn || null };
    this.added.emit(await this.#plans.addTask(this.plan().id, task));
  }
}
