import { Component, computed, input } from '@angular/core';
import { type Field as FormFieldOf } from '@angular/forms/signals';
import { Notice } from '../feedback/notice';

/** What is wrong with a form as a whole, such as what the server said: `<certitude-form-errors [of]="form" />`. */
@Component({
  selector: 'certitude-form-errors',
  imports: [Notice],
  template: `
    @for (message of messages(); track message) {
      <certitude-notice tone="danger">{{ message }}</certitude-notice>
    }
  `,
  styles: `
    :host:empty {
      display: none;
    }
  `,
})
export class FormErrors {
  readonly of = input.required<FormFieldOf<unknown>>();
  protected readonly messages = computed(() => {
    const state = this.of()();
    return state.touched() ? state.errors().flatMap(({ message }) => (message ? [message] : [])) : [];
  });
}
