import { Component, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, form, validateStandardSchema } from '@angular/forms/signals';
import { ChangeEmail } from '@certitude/contracts';
import { Session, Toasts, sending } from '@certitude/web/core';
import { Button, Card, Field, FormErrors, Input } from '@certitude/web/ui';
import { OwnSignIn } from '../data-access/own-sign-in';

/** The address that one signs in with. */
@Component({
  selector: 'certitude-email-change',
  imports: [Button, Card, Field, FormErrors, FormField, FormRoot, Input],
  template: `
    <certitude-card heading="E-mail address" [text]="'You sign in with ' + email() + '.'">
      <form [formRoot]="form">
        <certitude-form-errors [of]="form" />
        <div class="pair">
          <certitude-field
            label="New address"
            help="Takes effect immediately: make sure that the address is yours."
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
  readonly #model = signal({ email: '', password: '' });

  protected readonly email = computed(() => this.#session.account()?.email ?? '');
  protected readonly form = form(this.#model, (path) => validateStandardSchema(path, ChangeEmail), {
    submission: sending(() => this.#change()),
  });

  async #change(): Promise<void> {
    await this.#own.changeEmail(ChangeEmail.parse(this.#model()));
    this.#toasts.success(`You sign in with ${this.email()} from now on.`);
    this.form().reset({ email: '', password: '' });
  }
}
