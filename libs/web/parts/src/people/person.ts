import { Component, booleanAttribute, computed, inject, input } from '@angular/core';
import { type AccountId } from '@certitude/contracts';
import { Members } from '@certitude/web/core';
import { PersonName } from '@certitude/web/ui';

/** Avatar and name of a person, by id: `<certitude-person [id]="plan.responsible" />`. */
@Component({
  selector: 'certitude-person',
  imports: [PersonName],
  template: `<certitude-person-name
    [person]="person()"
    [size]="size()"
    [nobody]="nobody()"
    [inSentence]="inSentence()"
  />`,
  styles: `
    :host {
      display: inline-flex;
      min-width: 0;
      max-width: 100%;
      vertical-align: middle;
    }
  `,
})
export class PersonById {
  readonly #members = inject(Members);
  readonly id = input.required<AccountId | null>();
  readonly size = input(20);
  /** What is said where there is none. */
  readonly nobody = input('Nobody');
  /** Within a sentence: “by you”. */
  readonly inSentence = input(false, { transform: booleanAttribute });
  protected readonly person = computed(() => this.#members.person(this.id()));
}
