import { Component, booleanAttribute, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button } from '../button/button';
import { type AvatarPerson } from '../person/avatar';
import { PersonName } from '../person/person-name';

/** Somebody who may decide, and can be asked to. */
export interface AskedPerson extends AvatarPerson {
  readonly id: string;
}

/** Who may still decide on something: those who took no part in it. With a way on where nobody is left. */
@Component({
  selector: 'certitude-who-decides',
  imports: [Button, PersonName, RouterLink],
  template: `
    @if (people().length === 0) {
      <p>
        Everybody here who may {{ verb() }} it took part in it, as happens in small teams. Somebody who did not has to
        decide: {{ guests() ? 'invite a colleague or a guest auditor.' : 'invite a colleague.' }}
        @if (invitations(); as link) {
          <a [routerLink]="link">Invite somebody</a>
        } @else {
          Ask an admin to invite somebody.
        }
      </p>
    } @else {
      <p>May {{ verb() }} it, having taken no part:</p>
      <ul>
        @for (person of people(); track person.id) {
          <li>
            <certitude-person-name [person]="person" />
            @if (mayAsk() && !person.you) {
              <button
                type="button"
                certitudeButton="quiet"
                size="small"
                [disabled]="asked().has(person.id)"
                [attr.aria-label]="(asked().has(person.id) ? 'Asked ' : 'Ask ') + person.name"
                (click)="ask.emit(person.id)"
              >
                {{ asked().has(person.id) ? 'Asked' : 'Ask' }}
              </button>
            }
          </li>
        }
        @if (more()) {
          <li class="muted">and others</li>
        }
      </ul>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    p {
      margin: 0;
      color: var(--text-muted);
      font-size: var(--text-s);
    }
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-1) var(--space-3);
      margin: var(--space-1) 0 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      min-width: 0;
    }
  `,
})
export class WhoDecides {
  readonly people = input.required<readonly AskedPerson[]>();
  readonly more = input(false, { transform: booleanAttribute });
  /** What deciding is called here. */
  readonly verb = input<'review' | 'verify'>('review');
  /** Whether guest auditors may decide here. */
  readonly guests = input(true, { transform: booleanAttribute });
  readonly mayAsk = input(false, { transform: booleanAttribute });
  readonly asked = input<ReadonlySet<string>>(new Set());
  /** Where somebody new is invited; null for those who may not. */
  readonly invitations = input<readonly string[] | null>(null);
  readonly ask = output<string>();
}
