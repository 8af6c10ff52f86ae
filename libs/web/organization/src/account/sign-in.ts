import { Component, computed, inject, input, signal } from '@angular/core';
import { FormField, FormRoot, form, validateStandardSchema } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { SignIn as SignInBody, type InstanceView } from '@certitude/contracts';
import { Session, sending } from '@certitude/web/core';
import { Button, Field, FormErrors, Input, Notice, ROLE_NAMES } from '@certitude/web/ui';
import { Instance } from '../data-access/instance';
import { AccountPage } from './account-page';
import { nextPage } from './next-page';

type DemoSignIn = InstanceView['demo'][number];

/** Sign in with e-mail and password; on a demo instance with one click. */
@Component({
  selector: 'certitude-sign-in',
  imports: [AccountPage, Button, Field, FormErrors, FormField, FormRoot, Input, Notice, RouterLink],
  templateUrl: './sign-in.html',
  styleUrl: './account-form.scss',
})
export class SignIn {
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #instance = inject(Instance);
  readonly #model = signal({ email: '', password: '' });

  /** Where the person wanted to go, from the address. */
  readonly next = input<string>();
  protected readonly demo = computed(() => this.#instance.view()?.demo ?? []);
  protected readonly ended = this.#session.ended;
  protected readonly roles = ROLE_NAMES;
  protected readonly form = form(this.#model, (path) => validateStandardSchema(path, SignInBody), {
    submission: sending(() => this.#signIn()),
  });

  protected fill({ email, password }: DemoSignIn): void {
    this.#model.set({ email, password });
  }

  async #signIn(): Promise<void> {
    await this.#session.signIn(SignInBody.parse(this.#model()));
    await this.#router.navigateByUrl(nextPage(this.next()));
  }
}
