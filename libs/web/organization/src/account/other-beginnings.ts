import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type OrganizationId } from '@certitude/contracts';
import { ApiError, Session } from '@certitude/web/core';
import { Button, Field, Input, Notice } from '@certitude/web/ui';
import { v7 } from 'uuid';
import { OrganizationProfiles } from '../data-access/organization-profile';
import { invitationSecretIn } from './next-page';

/** How else one can begin: look at a sample, or use an invitation. */
@Component({
  selector: 'certitude-other-beginnings',
  imports: [Button, Field, Input, Notice, RouterLink],
  templateUrl: './other-beginnings.html',
  styleUrl: './other-beginnings.scss',
})
export class OtherBeginnings {
  readonly #router = inject(Router);
  readonly #profiles = inject(OrganizationProfiles);
  readonly #session = inject(Session);
  /** The same until it is made: asking twice makes one. */
  readonly #id = v7() as OrganizationId;

  protected readonly sample = computed(() => this.#session.memberships().find(({ sample }) => sample));
  protected readonly making = signal(false);
  protected readonly failure = signal<ApiError | null>(null);
  protected readonly linkError = signal<string | null>(null);

  protected async makeSample(): Promise<void> {
    this.making.set(true);
    this.failure.set(null);
    try {
      const { organizationId } = await this.#profiles.createSample({ id: this.#id });
      await this.#router.navigate(['/o', organizationId]);
    } catch (error) {
      this.failure.set(ApiError.from(error));
    } finally {
      this.making.set(false);
    }
  }

  protected async openInvitation(event: Event, pasted: string): Promise<void> {
    event.preventDefault();
    const secret = invitationSecretIn(pasted);
    this.linkError.set(secret ? null : 'Paste the whole link that you were sent.');
    if (secret) await this.#router.navigate(['/invitations', secret]);
  }
}
