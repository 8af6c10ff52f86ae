import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type OrganizationId } from '@certitude/contracts';
import { ApiError, Session } from '@certitude/web/core';
import { Button, Field, Input, Notice, ProgressBar } from '@certitude/web/ui';
import { v7 } from 'uuid';
import { OrganizationProfiles } from '../data-access/organization-profile';
import { BegunSample } from './begun-sample';
import { invitationSecretIn } from './next-page';

/** How else one can begin: look at a sample, or use an invitation. */
@Component({
  selector: 'certitude-other-beginnings',
  imports: [Button, Field, Input, Notice, ProgressBar, RouterLink],
  templateUrl: './other-beginnings.html',
  styleUrl: './other-beginnings.scss',
})
export class OtherBeginnings {
  readonly #router = inject(Router);
  readonly #profiles = inject(OrganizationProfiles);
  readonly #session = inject(Session);
  readonly #begun = inject(BegunSample);
  /** The same until it is made: asking twice makes one. */
  readonly #id = this.#begun.id() ?? (v7() as OrganizationId);

  protected readonly sample = computed(() => this.#session.memberships().find(({ sample }) => sample));
  protected readonly making = signal(false);
  protected readonly failure = signal<ApiError | null>(null);
  protected readonly linkError = signal<string | null>(null);

  constructor() {
    // The page was reloaded meanwhile: the same is asked for again, and answered once it is whole.
    if (this.#begun.id()) void this.makeSample();
  }

  protected async makeSample(): Promise<void> {
    if (this.making()) return;
    this.making.set(true);
    this.#begun.begin(this.#id);
    this.failure.set(null);
    try {
      const { organizationId } = await this.#profiles.createSample({ id: this.#id });
      this.#begun.end();
      await this.#router.navigate(['/o', organizationId]);
    } catch (error) {
      this.#begun.end();
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
