import { Component, inject, input, signal } from '@angular/core';
import { FormField, FormRoot, form, validateStandardSchema } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { NewPassword as NewPasswordBody } from '@certitude/contracts';
import { Session, loadable, sending } from '@certitude/web/core';
import { Button, Field, FormErrors, Input, Skeleton } from '@certitude/web/ui';
import { PasswordLink } from '../data-access/password-link';
import { AccountPage } from './account-page';
import { LinkFailure } from './link-failure';

const Choice = NewPasswordBody.pick({ password: true });

/** The page of a link for somebody who forgot the password: choosing a new one. */
@Component({
  selector: 'certitude-new-password',
  imports: [AccountPage, Button, Field, FormErrors, FormField, FormRoot, Input, LinkFailure, RouterLink, Skeleton],
  templateUrl: './new-password.html',
  styleUrl: './account-form.scss',
})
export class NewPassword {
  readonly #link = inject(PasswordLink);
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #model = signal({ password: '' });

  readonly token = input.required<string>();
  protected readonly account = loadable({
    params: () => this.token(),
    load: (token, signal) => this.#link.offer(token, signal),
  });
  protected readonly form = form(this.#model, (path) => validateStandardSchema(path, Choice), {
    submission: sending(() => this.#choose()),
  });

  async #choose(): Promise<void> {
    await this.#session.setPassword({ token: this.token(), ...Choice.parse(this.#model()) });
    await this.#router.navigateByUrl('/');
  }
}
