import { Component, inject, output, signal } from '@angular/core';
import { type AccountId, type PlanTaskInput } from '@certitude/contracts';
import { Members } from '@certitude/web/core';
import { Button, Field, Input } from '@certitude/web/ui';

/** One line to add a task: title, who, until when. */
@Component({
  selector: 'certitude-task-form',
  imports: [Button, Field, Input],
  template: `
    <form (submit)="submit($event)">
      <certitude-field label="New task" [error]="error()">
        <input certitudeInput #title [value]="text()" (input)="text.set(title.value)" maxlength="200" />
      </certitude-field>
      <certitude-field label="Assignee">
        <select certitudeInput #who (change)="assignee.set(who.value)">
          <option value="" [selected]="assignee() === ''">Nobody</option>
          @for (person of members.active(); track person.id) {
            <option [value]="person.id" [selected]="assignee() === person.id">{{ person.name }}</option>
          }
        </select>
      </certitude-field>
      <certitude-field label="Task due">
        <input certitudeInput type="date" #due [value]="dueOn()" (input)="dueOn.set(due.value)" />
      </certitude-field>
      <button type="submit" certitudeButton>Add task</button>
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
    @include phone {
      form {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class TaskForm {
  protected readonly members = inject(Members);
  protected readonly text = signal('');
  protected readonly assignee = signal('');
  protected readonly dueOn = signal('');
  protected readonly error = signal<string | null>(null);
  readonly add = output<PlanTaskInput>();

  protected submit(event: Event): void {
    event.preventDefault();
    const title = this.text().trim();
    this.error.set(title === '' ? 'Say what is to be done.' : null);
    if (title === '') return;
    this.add.emit({
      title,
      assignee: (this.assignee() || null) as AccountId | null,
      dueOn: this.dueOn() || null,
      done: false,
    });
    for (const field of [this.text, this.assignee, this.dueOn]) field.set('');
  }
}
