import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { ApiError, fillTopBar, Session, Toasts, loadable } from '@certitude/web/core';
import { Leaving } from '@certitude/web/parts';
import { Button, Notice, ROLE_NAMES, RelativeTime, Skeleton } from '@certitude/web/ui';
import { InvitationLink } from '../data-access/invitation-link';
import { AccountPage } from './account-page';
import { LinkFailure } from './link-failure';

/** An invitation link: what it offers, and joining. */
@Component({
  selector: 'certitude-accept-invitation',
  imports: [AccountPage, Button, LinkFailure, Notice, RelativeTime, RouterLink, Skeleton],
  templateUrl: './accept-invitation.html',
  styleUrl: './account-form.scss',
})
export class AcceptInvitation {
  readonly #link = inject(InvitationLink);
  readonly #router = inject(Router);
  readonly #toasts = inject(Toasts);
  readonly #leaving = inject(Leaving);
  protected readonly session = inject(Session);

  readonly token = input.required<string>();
  protected readonly offer = loadable({
    params: () => this.token(),
    load: (token, signal) => this.#link.offer(token, signal),
  });
  protected readonly busy = signal(false);
  protected readonly failure = signal<ApiError | null>(null);
  protected readonly role = computed(() => {
    const offer = this.offer.value();
    return offer ? ROLE_NAMES[offer.role].toLowerCase() : '';
  });
  protected readonly back = computed(() => ({ next: `/invitations/${this.token()}` }));

  constructor() {
    fillTopBar({
      title: () => {
        const offer = this.offer.value();
        if (offer) return `Join ${offer.organization}`;
        return this.offer.phase() === 'failed' ? 'An invitation that cannot be used' : undefined;
      },
    });
  }

  /** Signs out, and stays: whoever holds the link goes on as somebody else. */
  protected async changeAccount(): Promise<void> {
    try {
      if (await this.#leaving.signOut()) this.failure.set(null);
    } catch (error) {
      this.#toasts.failure(error);
    }
  }

  protected async accept(): Promise<void> {
    this.busy.set(true);
    try {
      const membership = await this.#link.accept(this.token());
      await this.#router.navigate(['/o', membership.organizationId]);
      this.#toasts.success(`Welcome to ${membership.name}.`);
    } catch (error) {
      this.failure.set(ApiError.from(error));
    } finally {
      this.busy.set(false);
    }
  }
}
