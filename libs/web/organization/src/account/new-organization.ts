import { Component, computed, inject, signal } from '@angular/core';
import { FormRoot, form, validateStandardSchema } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { Session, reportFailures } from '@certitude/web/core';
import { Button, FormErrors } from '@certitude/web/ui';
import { OrganizationProfiles } from '../data-access/organization-profile';
import { ProfileFields } from '../settings/profile-fields';
import { ProfileForm, emptyProfile, toProfile } from '../settings/profile-model';
import { AccountPage } from './account-page';

/** Makes an organization. The first page of somebody who belongs to none. */
@Component({
  selector: 'certitude-new-organization',
  imports: [AccountPage, Button, FormErrors, FormRoot, ProfileFields, RouterLink],
  template: `
    <certitude-account-page
      [title]="isFirst() ? 'Set up your organization' : 'New organization'"
      text="Assessments, evidence and plans belong to an organization. You become its owner and can invite others."
    >
      <form [formRoot]="form">
        <certitude-form-errors [of]="form" />
        <certitude-profile-fields [of]="form" />
        <button type="submit" certitudeButton="primary" size="large" [busy]="form().submitting()">
          Create organization
        </button>
      </form>
      @if (isFirst()) {
        <p class="other">Invited somewhere? Open the invitation link that you were sent.</p>
      } @else {
        <p class="other"><a routerLink="/">Back</a></p>
      }
    </certitude-account-page>
  `,
  styleUrl: './account-form.scss',
})
export class NewOrganization {
  readonly #router = inject(Router);
  readonly #profiles = inject(OrganizationProfiles);
  readonly #session = inject(Session);
  readonly #model = signal<ProfileForm>(emptyProfile());

  protected readonly isFirst = computed(() => this.#session.memberships().length === 0);
  protected readonly form = form(this.#model, (path) => validateStandardSchema(path, ProfileForm), {
    submission: { action: (field) => reportFailures(field, () => this.#create()) },
  });

  async #create(): Promise<void> {
    const { organizationId } = await this.#profiles.create(toProfile(this.#model()));
    await this.#router.navigate(['/o', organizationId]);
  }
}
