import { Component, input } from '@angular/core';

/** Somebody who is known by name alone: nobody of that name is a member. */
@Component({
  selector: 'certitude-named-person',
  template: `{{ name() }} <span class="muted">(no member)</span>`,
})
export class NamedPerson {
  readonly name = input.required<string>();
}
