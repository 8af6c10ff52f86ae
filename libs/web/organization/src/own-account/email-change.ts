import { Component, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, form, validateStandardSchema } from '@angular/forms/signals';
import { ChangeEmail } from '@certitude/contracts';
import { Session, Toasts, sending } from '@certitude/web/core';
import { Button, Card, Field, FormErrors, Input, Notice } from '@certitude/web/ui';
import { AddressLink } from '../data-access/address-link';
import { Instance } from '../data-access/instance';
import { OwnSignIn } from '../data-access/own-sign-in';

/** The address that one signs in with. */
@Component({
  selector: 'certitude-email-change',
  imports: [Button, Card, Field, FormErrors, FormField, FormRoot, Input, Notice],
  template: `
    <certitude-card heading="E-mail address" [text]="'You sign in with ' + email() + '.'">
      @if (mail() && !isConfirmed()) {
        <certitude-notice tone="warning">
          Nobody has confirmed yet that this address is yours.
          <button type="button" class="link" (click)="confirm()">Send me a link</button>
        </certitude-notice>
      }
      <form [formRoot]="form">
        <certitude-form-errors [of]="form" />
        <div class="pair">
          <certitude-field
            label="New address"
            [help]="
              mail()
                ? 'Counts once you follow the link that is sent there.'
                : 'Takes effect immediately: make sure that the address is yours.'
            "
            [of]="form.email"
          >
            <input certitudeInput type="email" autocomplete="email" [formField]="form.email" />
          </certitude-field>
          <certitude-field label="Your password" [of]="form.password">
            <input certitudeInput type="password" autocomplete="current-password" [formField]="form.password" />
          </certitude-field>
        </div>
        <div>
          <button type="submit" certitudeButton [busy]="form().submitting()">Change address</button>
        </div>
      </form>
    </certitude-card>
  `,
  styleUrl: './card-form.scss',
})
export class EmailChange {
  readonly #session = inject(Session);
  readonly #own = inject(OwnSignIn);
  readonly #toasts = inject(Toasts);
  readonly #link = inject(AddressLink);
  readonly #instance = inject(Instance);
  readonly #model = signal({ email: '', password: '' });

  protected readonly email = computed(() => this.#session.account()?.email ?? '');
  /** Whether an address counts once a link that was sent to it is followed. */
  protected readonly mail = computed(() => this.#instance.view()?.mail ?? false);
  protected readonly isConfirmed = computed(() => this.#session.account()?.emailConfirmed ?? true);
  protected readonly form = form(this.#model, (path) => validateStandardSchema(path, ChangeEmail), {
    submission: sending(() => this.#change()),
  });

  protected async confirm(): Promise<void> {
    try {
      await this.#link.askConfirmation();
      this.#toasts.success(`A link is on its way to ${this.email()}.`);
    } catch (error) {
      this.#toasts.failure(error);
    }
  }

  async #change(): Promise<void> {
    const asked = ChangeEmail.parse(this.#model());
    await this.#own.changeEmail(asked);
    this.#toasts.success(
      this.mail() ? `A link is on its way to ${asked.email}.` : `You sign in with ${this.email()} from now on.`,
    );
    this.form().reset({ email: '', password: '' });
  }
}
