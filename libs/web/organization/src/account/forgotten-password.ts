import { Component, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, form, validateStandardSchema } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { ForgottenPassword as ForgottenPasswordBody } from '@certitude/contracts';
import { sending } from '@certitude/web/core';
import { Button, Field, FormErrors, Input, Notice, Skeleton } from '@certitude/web/ui';
import { Instance } from '../data-access/instance';
import { PasswordLink } from '../data-access/password-link';
import { AccountPage } from './account-page';

/** Asking for a link for a new password. What it says is the same whether or not there is such an account. */
@Component({
  selector: 'certitude-forgotten-password',
  imports: [AccountPage, Button, Field, FormErrors, FormField, FormRoot, Input, Notice, RouterLink, Skeleton],
  templateUrl: './forgotten-password.html',
  styleUrl: './account-form.scss',
})
export class ForgottenPassword {
  readonly #link = inject(PasswordLink);
  readonly #instance = inject(Instance);
  readonly #model = signal({ email: '' });

  protected readonly sentTo = signal<string | null>(null);
  protected readonly isLoading = this.#instance.isLoading;
  protected readonly mail = computed(() => this.#instance.view()?.mail ?? true);
  protected readonly form = form(this.#model, (path) => validateStandardSchema(path, ForgottenPasswordBody), {
    submission: sending(() => this.#ask()),
  });

  protected again(): void {
    this.sentTo.set(null);
  }

  async #ask(): Promise<void> {
    const asked = ForgottenPasswordBody.parse(this.#model());
    await this.#link.ask(asked);
    this.sentTo.set(asked.email);
  }
}
