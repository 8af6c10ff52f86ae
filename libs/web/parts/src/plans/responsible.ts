import { Component, input } from '@angular/core';
import { type PlanView } from '@certitude/contracts';
import { NamedPerson } from '../people/named-person';
import { PersonById } from '../people/person';

/** Who is responsible for a plan: a member, or somebody by name alone. */
@Component({
  selector: 'certitude-responsible',
  imports: [NamedPerson, PersonById],
  template: `
    @if (of().responsibleName) {
      <certitude-named-person [name]="of().responsibleName" />
    } @else {
      <certitude-person [id]="of().responsible" [size]="size()" />
    }
  `,
})
export class Responsible {
  readonly of = input.required<Pick<PlanView, 'responsible' | 'responsibleName'>>();
  readonly size = input(20);
}
