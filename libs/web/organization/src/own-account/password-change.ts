import { Component, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, form, validateStandardSchema } from '@angular/forms/signals';
import { ChangePassword } from '@certitude/contracts';
import { Session, Toasts, sending } from '@certitude/web/core';
import { Button, Card, Field, FormErrors, Input } from '@certitude/web/ui';
import { OwnSignIn } from '../data-access/own-sign-in';

/** The password that one signs in with. */
@Component({
  selector: 'certitude-password-change',
  imports: [Button, Card, Field, FormErrors, FormField, FormRoot, Input],
  template: `
    <certitude-card heading="Password" text="Changing it signs you out everywhere else.">
      <form [formRoot]="form">
        <certitude-form-errors [of]="form" />
        <input type="email" autocomplete="username" [value]="email()" readonly hidden />
        <div class="pair">
          <certitude-field label="Current password" [of]="form.current">
            <input certitudeInput type="password" autocomplete="current-password" [formField]="form.current" />
          </certitude-field>
          <certitude-field
            label="New password"
            help="At least 12 characters; a few words are fine."
            [of]="form.password"
          >
            <input certitudeInput type="password" autocomplete="new-password" [formField]="form.password" />
          </certitude-field>
        </div>
        <div>
          <button type="submit" certitudeButton [busy]="form().submitting()">Change password</button>
        </div>
      </form>
    </certitude-card>
  `,
  styleUrl: './card-form.scss',
})
export class PasswordChange {
  readonly #session = inject(Session);
  readonly #own = inject(OwnSignIn);
  readonly #toasts = inject(Toasts);
  readonly #model = signal({ current: '', password: '' });

  protected readonly email = computed(() => this.#session.account()?.email ?? '');
  protected readonly form = form(this.#model, (path) => validateStandardSchema(path, ChangePassword), {
    submission: sending(() => this.#change()),
  });

  async #change(): Promise<void> {
    await this.#own.changePassword(ChangePassword.parse(this.#model()));
    this.#toasts.success('Your password was changed. You are signed out everywhere else.');
    this.form().reset({ current: '', password: '' });
  }
}
