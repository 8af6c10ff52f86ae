import { Component, inject, input, signal } from '@angular/core';
import { FormField, FormRoot, form, validateStandardSchema } from '@angular/forms/signals';
import { AskSignUp } from '@certitude/contracts';
import { sending } from '@certitude/web/core';
import { Button, Field, FormErrors, Input, Notice } from '@certitude/web/ui';
import { AddressLink } from '../data-access/address-link';
import { NextAfterLink } from './next-after-link';

/** The beginning of an account: a link is sent to the address. What it says is the same whoever has an account. */
@Component({
  selector: 'certitude-sign-up-address',
  imports: [Button, Field, FormErrors, FormField, FormRoot, Input, Notice],
  template: `
    @if (sentTo(); as email) {
      <certitude-notice>
        <p>
          A mail is on its way to <strong>{{ email }}</strong>. Follow its link within a day, in this browser, to choose
          a name and a password.
        </p>
      </certitude-notice>
      <p class="other">
        Nothing came? Look among the unwanted mails, and whether the address is right.
        <button type="button" class="link" (click)="again()">Try again</button>
      </p>
    } @else {
      <form [formRoot]="form">
        <certitude-form-errors [of]="form" />
        <certitude-field label="E-mail" help="We send a link there, so that nobody else takes it." [of]="form.email">
          <input certitudeInput="large" type="email" autocomplete="username" [formField]="form.email" />
        </certitude-field>
        <button type="submit" certitudeButton="primary" size="large" [busy]="form().submitting()">
          Send me a link
        </button>
      </form>
    }
  `,
  styleUrl: './account-form.scss',
})
export class SignUpAddress {
  readonly #link = inject(AddressLink);
  readonly #next = inject(NextAfterLink);
  readonly #model = signal({ email: '' });

  readonly invitation = input<string>();
  /** Where the person wanted to go. */
  readonly next = input<string>();
  protected readonly sentTo = signal<string | null>(null);
  protected readonly form = form(this.#model, (path) => validateStandardSchema(path, AskSignUp.pick({ email: true })), {
    submission: sending(() => this.#ask()),
  });

  protected again(): void {
    this.sentTo.set(null);
  }

  async #ask(): Promise<void> {
    const asked = AskSignUp.parse({ ...this.#model(), invitation: this.invitation() });
    await this.#link.askSignUp(asked);
    this.#next.keep(this.next());
    this.sentTo.set(asked.email);
  }
}
