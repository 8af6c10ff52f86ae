import { Component, input, output } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { PRIORITIES } from '@certitude/contracts';
import { Field, Input, PRIORITY_FACES } from '@certitude/web/ui';
import { DateField } from '@certitude/web/ui/panes';
import { PersonPick } from '../people/person-pick';
import { type PlanForm } from './plan-model';

/** The fields of a plan, for making and for changing one. */
@Component({
  selector: 'certitude-plan-fields',
  imports: [DateField, Field, FormField, Input, PersonPick],
  template: `
    <certitude-field label="Title" [of]="of().title">
      <input certitudeInput [formField]="of().title" />
    </certitude-field>
    <certitude-field label="Objectives" optional [of]="of().objectives">
      <textarea certitudeInput [rows]="3" [formField]="of().objectives"></textarea>
    </certitude-field>
    <div class="pair">
      <certitude-field label="Target level" [of]="of().targetLevel">
        <select certitudeInput [formField]="of().targetLevel" (change)="aimed.emit()">
          @for (level of levels(); track level.number) {
            <option [value]="level.number">{{ level.number }} {{ level.name }}</option>
          }
        </select>
      </certitude-field>
      <certitude-field label="Priority" [of]="of().priority">
        <select certitudeInput [formField]="of().priority">
          @for (each of priorities; track each) {
            <option [value]="each">{{ faces[each].label }}</option>
          }
        </select>
      </certitude-field>
      <certitude-field label="Responsible" [of]="of().responsible">
        <certitude-person-pick [formField]="of().responsible" />
      </certitude-field>
      <certitude-field label="Due" optional [of]="of().dueOn">
        <certitude-date-field [formField]="of().dueOn" />
      </certitude-field>
    </div>
  `,
  styles: `
    :host {
      display: contents;
    }
    .pair {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: var(--space-3);
    }
  `,
})
export class PlanFields {
  readonly of = input.required<FieldTree<PlanForm>>();
  /** Levels that may be aimed at; their names are left out where nothing is known of the requirement. */
  readonly levels = input.required<readonly { readonly number: number; readonly name?: string }[]>();
  /** Another level was chosen. */
  readonly aimed = output<void>();
  protected readonly priorities = PRIORITIES;
  protected readonly faces = PRIORITY_FACES;
}
