import { Component, inject, input, signal } from '@angular/core';
import { type InvitationId } from '@certitude/contracts';
import { type InvitedPerson } from '@certitude/contracts/exchange';
import { Toasts } from '@certitude/web/core';
import { Button } from '@certitude/web/ui';
import { CopyButton } from '@certitude/web/ui/panes';
import { Imports } from '../data-access/imports';

const STATES: Readonly<Record<InvitedPerson['state'], string>> = {
  open: 'Not joined yet',
  accepted: 'Joined',
  revoked: 'Revoked',
  expired: 'Expired',
};

/** Whom an import invited, and the links for them. */
@Component({
  selector: 'certitude-import-invited',
  imports: [Button, CopyButton],
  template: `
    @if (of().length > 0) {
      <section class="panel" aria-labelledby="import-invited">
        <h2 id="import-invited">Invited</h2>
        <p class="muted">Send everybody their own link. It works once, and what they own becomes theirs.</p>
        <ul class="pieces">
          @for (person of of(); track person.invitation) {
            <li>
              <strong>{{ person.name }}</strong> <span class="place">{{ person.address }}</span>
              {{ states[person.state] }}
              @if (links().get(person.invitation); as link) {
                <p class="buttons">
                  <code>{{ link }}</code>
                  <certitude-copy-button size="small" [label]="'Copy the link of ' + person.name" [text]="link" />
                </p>
              } @else if (person.state === 'open') {
                <p class="buttons">
                  <button type="button" certitudeButton size="small" [busy]="busy()" (click)="show(person)">
                    Get the link of {{ person.name }}
                  </button>
                </p>
              }
            </li>
          }
        </ul>
      </section>
    }
  `,
  styleUrl: './import.scss',
})
export class ImportInvited {
  readonly of = input.required<readonly InvitedPerson[]>();
  readonly #imports = inject(Imports);
  readonly #toasts = inject(Toasts);
  protected readonly states = STATES;
  protected readonly busy = signal(false);
  protected readonly links = signal<ReadonlyMap<InvitationId, string>>(new Map());

  protected async show(person: InvitedPerson): Promise<void> {
    this.busy.set(true);
    try {
      const link = await this.#imports.linkOf(person);
      this.links.update((links) => new Map(links).set(person.invitation, link));
    } catch (error) {
      this.#toasts.failure(error);
    } finally {
      this.busy.set(false);
    }
  }
}
