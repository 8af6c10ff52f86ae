import { Component, computed, inject, input, model, output } from '@angular/core';
import { type FormValueControl } from '@angular/forms/signals';
import { type AccountId } from '@certitude/contracts';
import { Members } from '@certitude/web/core';
import { Input } from '@certitude/web/ui';
import { peopleToChoose } from './people-to-choose';

/**
 * Chooses a member, or nobody: the empty text. A control for a field of a form:
 * `<certitude-field label="Responsible"><certitude-person-pick [formField]="form.responsible" /></certitude-field>`.
 */
@Component({
  selector: 'certitude-person-pick',
  imports: [Input],
  template: `
    <select #who certitudeInput (change)="value.set(who.value)" (blur)="touch.emit()">
      <option value="" [selected]="value() === ''">{{ nobody() }}</option>
      @for (choice of choices(); track choice.id) {
        <option [value]="choice.id" [selected]="choice.id === value()">{{ choice.name }}</option>
      }
    </select>
  `,
  styles: `
    :host {
      display: grid;
    }
  `,
})
export class PersonPick implements FormValueControl<string> {
  readonly #members = inject(Members);
  readonly value = model('');
  readonly touch = output();
  readonly nobody = input('Nobody');
  protected readonly choices = computed(() =>
    peopleToChoose(this.#members, (this.value() || null) as AccountId | null),
  );
}
