import { Component, booleanAttribute, input } from '@angular/core';
import { Avatar, type AvatarPerson } from './avatar';

/** Avatar and name, "you" for oneself, "Nobody" for nobody. */
@Component({
  selector: 'certitude-person-name',
  imports: [Avatar],
  template: `
    @if (person(); as person) {
      <certitude-avatar [person]="person" [size]="size()" aria-hidden="true" />
      @if (person.pending) {
        <span class="pending">&nbsp;</span>
      } @else {
        <span class="name">{{ person.you && !fullName() ? (inSentence() ? 'you' : 'You') : person.name }}</span>
      }
    } @else {
      <span class="muted">{{ nobody() }}</span>
    }
  `,
  styles: `
    @use 'mixins' as *;
    :host {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      min-width: 0;
      max-width: 100%;
      vertical-align: middle;
    }
    .name {
      @include ellipsis;
    }
    // The room of a name, so that nothing moves much when it comes.
    .pending {
      width: 88px;
      border-radius: 4px;
      background: var(--surface-pressed);
    }
  `,
})
export class PersonName {
  readonly person = input.required<AvatarPerson | null>();
  readonly size = input(20);
  readonly nobody = input('Nobody');
  /** Within a sentence, where oneself is not written large. */
  readonly inSentence = input(false, { transform: booleanAttribute });
  readonly fullName = input(false, { transform: booleanAttribute });
}
