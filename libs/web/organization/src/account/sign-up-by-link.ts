import { Component, inject, input, signal } from '@angular/core';
import { FormField, FormRoot, form, validateStandardSchema } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { SignUp, storableDateLocale, storableTimeZone } from '@certitude/contracts';
import { Session, loadable, sending } from '@certitude/web/core';
import { Button, Field, FormErrors, Input, Skeleton, ownTimeZone } from '@certitude/web/ui';
import { AddressLink } from '../data-access/address-link';
import { AccountPage } from './account-page';
import { LinkFailure } from './link-failure';
import { NextAfterLink } from './next-after-link';

const Choice = SignUp.pick({ name: true, password: true });

/** The page of a link for a new account. Zone and language of dates are the browser's. */
@Component({
  selector: 'certitude-sign-up-by-link',
  imports: [AccountPage, Button, Field, FormErrors, FormField, FormRoot, Input, LinkFailure, RouterLink, Skeleton],
  templateUrl: './sign-up-by-link.html',
  styleUrl: './account-form.scss',
})
export class SignUpByLink {
  readonly #link = inject(AddressLink);
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #next = inject(NextAfterLink);
  readonly #model = signal({ name: '', password: '' });

  readonly token = input.required<string>();
  protected readonly offer = loadable({
    params: () => this.token(),
    load: (token, signal) => this.#link.signUpOffer(token, signal),
  });
  protected readonly form = form(this.#model, (path) => validateStandardSchema(path, Choice), {
    submission: sending(() => this.#signUp()),
  });

  async #signUp(): Promise<void> {
    const body = SignUp.parse({
      ...this.#model(),
      email: this.offer.value()?.email,
      timeZone: storableTimeZone(ownTimeZone()),
      dateLocale: storableDateLocale(navigator.language),
      confirmation: this.token(),
    });
    await this.#session.signUp(body);
    await this.#router.navigateByUrl(this.#next.take());
  }
}
