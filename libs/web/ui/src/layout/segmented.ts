import { Component, input, model } from '@angular/core';

let count = 0;

export interface Choice<T extends string = string> {
  readonly value: T;
  readonly label: string;
}

/** One of a few: a radio group in a row. `<certitude-segmented label="Theme" [choices]="…" [(value)]="theme" />`. */
@Component({
  selector: 'certitude-segmented',
  template: `
    <fieldset>
      <legend class="visually-hidden">{{ label() }}</legend>
      @for (choice of choices(); track choice.value) {
        <label [class.chosen]="choice.value === value()">
          <input
            type="radio"
            class="visually-hidden"
            [name]="name"
            [value]="choice.value"
            [checked]="choice.value === value()"
            (change)="value.set(choice.value)"
          />
          {{ choice.label }}
        </label>
      }
    </fieldset>
  `,
  styles: `
    :host {
      display: inline-block;
    }
    fieldset {
      position: relative;
      display: flex;
      padding: 2px;
      border-radius: var(--radius-control);
      background: var(--surface-pressed);
    }
    label {
      flex: 1;
      padding: 0 10px;
      border-radius: 5px;
      color: var(--text-muted);
      font-size: var(--text-xs);
      font-weight: var(--weight-medium);
      line-height: 24px;
      text-align: center;
      white-space: nowrap;
      cursor: pointer;
    }
    label:hover {
      color: var(--text);
    }
    .chosen {
      background: var(--surface-raised);
      color: var(--text);
      box-shadow: 0 0 0 1px var(--border-strong);
    }
    label:focus-within:has(:focus-visible) {
      outline: 2px solid var(--focus-ring);
      outline-offset: 1px;
    }
  `,
})
export class Segmented<T extends string> {
  readonly label = input.required<string>();
  readonly choices = input.required<readonly Choice<T>[]>();
  readonly value = model.required<T>();
  protected readonly name = `certitude-segmented-${++count}`;
}
