import { Component, computed, inject, input, signal } from '@angular/core';
import { FormField, FormRoot, form, validateStandardSchema } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { SignUp as SignUpBody, storableDateLocale, storableTimeZone } from '@certitude/contracts';
import { Session, sending } from '@certitude/web/core';
import { Button, Field, FormErrors, Input, Notice, Skeleton, ownTimeZone } from '@certitude/web/ui';
import { AccountPage } from './account-page';
import { Instance } from '../data-access/instance';
import { SignUpAddress } from './sign-up-address';
import { invitationIn, nextPage } from './next-page';

/** Creates an account and signs in. Zone and language of dates are the browser's. */
@Component({
  selector: 'certitude-sign-up',
  imports: [
    AccountPage,
    Button,
    Field,
    FormErrors,
    FormField,
    FormRoot,
    Input,
    Notice,
    RouterLink,
    SignUpAddress,
    Skeleton,
  ],
  templateUrl: './sign-up.html',
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
  protected readonly invitation = computed(() => invitationIn(this.next()));
  /** Which form it is depends on the instance: nobody begins to type in the other one. */
  protected readonly isLoading = this.#instance.isLoading;
  /** Whose the address is shows a link, where mail leaves the instance. */
  protected readonly mail = computed(() => this.#instance.view()?.mail ?? false);
  /** Accounts are made by invitation, and the person came without. */
  protected readonly isClosed = computed(() => this.#instance.view()?.signUp === 'invited' && !this.invitation());
  protected readonly form = form(this.#model, (path) => validateStandardSchema(path, SignUpBody), {
    submission: sending(() => this.#signUp()),
  });

  async #signUp(): Promise<void> {
    await this.#session.signUp(SignUpBody.parse({ ...this.#model(), invitation: this.invitation() }));
    await this.#router.navigateByUrl(nextPage(this.next()));
  }
}
