import { Component, computed, inject, input, signal } from '@angular/core';
import { FormField, FormRoot, form, validateStandardSchema } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { SignUp as SignUpBody, storableDateLocale, storableTimeZone } from '@certitude/contracts';
import { Session, sending } from '@certitude/web/core';
import { Button, Field, FormErrors, Input, Notice, ownTimeZone } from '@certitude/web/ui';
import { AccountPage } from './account-page';
import { Instance } from '../data-access/instance';
import { invitationIn, nextPage } from './next-page';

/** Creates an account and signs in. Zone and language of dates are the browser's. */
@Component({
  selector: 'certitude-sign-up',
  imports: [AccountPage, Button, Field, FormErrors, FormField, FormRoot, Input, Notice, RouterLink],
  template: `
    <certitude-account-page title="Create your account" text="You can join or start an organization next.">
      @if (isClosed()) {
        <certitude-notice tone="warning">
          New accounts are made by invitation here. Open the link that you were sent, or ask for one.
        </certitude-notice>
      }
      <form [formRoot]="form">
        <certitude-form-errors [of]="form" />
        <certitude-field label="Name" help="As your colleagues know you." [of]="form.name">
          <input certitudeInput="large" autocomplete="name" [formField]="form.name" />
        </certitude-field>
        <certitude-field label="E-mail" [of]="form.email">
          <input certitudeInput="large" type="email" autocomplete="username" [formField]="form.email" />
        </certitude-field>
        <certitude-field label="Password" help="At least 12 characters; a few words are fine." [of]="form.password">
          <input certitudeInput="large" type="password" autocomplete="new-password" [formField]="form.password" />
        </certitude-field>
        <button type="submit" certitudeButton="primary" size="large" [busy]="form().submitting()">
          Create account
        </button>
      </form>
      <p class="other">Already have one? <a routerLink="/sign-in" [queryParams]="{ next: next() }">Sign in</a></p>
    </certitude-account-page>
  `,
  styleUrl: './account-form.scss',
})
export class SignUp {
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #instance = inject(Instance);
  readonly #model = signal({
    email: '',
    name: '',
    password: '',
    timeZone: storableTimeZone(ownTimeZone()),
    dateLocale: storableDateLocale(navigator.language),
  });

  readonly next = input<string>();
  readonly #invitation = computed(() => invitationIn(this.next()));
  /** Accounts are made by invitation, and the person came without. */
  protected readonly isClosed = computed(() => this.#instance.view()?.signUp === 'invited' && !this.#invitation());
  protected readonly form = form(this.#model, (path) => validateStandardSchema(path, SignUpBody), {
    submission: sending(() => this.#signUp()),
  });

  async #signUp(): Promise<void> {
    await this.#session.signUp(SignUpBody.parse({ ...this.#model(), invitation: this.#invitation() }));
    await this.#router.navigateByUrl(nextPage(this.next()));
  }
}
