import { Component, computed, inject } from '@angular/core';
import { FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { type OrganizationId } from '@certitude/contracts';
import { Session, draftForm, type DraftEdit } from '@certitude/web/core';
import { Button, DraftNotice, DraftOf, FormErrors } from '@certitude/web/ui';
import { OrganizationProfiles } from '../data-access/organization-profile';
import { ProfileFields } from '../settings/profile-fields';
import { ProfileForm, emptyProfile, toProfile } from '../settings/profile-model';
import { AccountPage } from './account-page';
import { OtherBeginnings } from './other-beginnings';

/** Makes an organization. The first page of somebody who belongs to none. */
@Component({
  selector: 'certitude-new-organization',
  imports: [
    AccountPage,
    Button,
    DraftNotice,
    DraftOf,
    FormErrors,
    FormRoot,
    OtherBeginnings,
    ProfileFields,
    RouterLink,
  ],
  template: `
    <certitude-account-page
      [title]="isFirst() ? 'Set up your organization' : 'New organization'"
      text="Assessments, evidence and plans belong to an organization. You become its owner and can invite others."
    >
      <form [formRoot]="draft.form" [certitudeDraft]="draft">
        <certitude-draft-notice />
        <certitude-form-errors [of]="draft.form" />
        <certitude-profile-fields [of]="draft.form" />
        <button type="submit" certitudeButton="primary" size="large" [busy]="draft.form().submitting()">
          Create organization
        </button>
      </form>
      <p class="other">
        Have an assessment in an official tool? Create your organization, then choose “Bring an assessment” in it.
      </p>
      <p class="other">
        Coming from another instance? <a routerLink="/organizations/bring">Bring an archive</a> of your organization.
      </p>
      @if (!isFirst()) {
        <p class="other"><a routerLink="/">Back</a></p>
      }
      <certitude-other-beginnings />
    </certitude-account-page>
  `,
  styleUrl: './account-form.scss',
})
export class NewOrganization {
  readonly #router = inject(Router);
  readonly #profiles = inject(OrganizationProfiles);
  readonly #session = inject(Session);

  protected readonly isFirst = computed(() => this.#session.memberships().length === 0);
  protected readonly draft = draftForm<ProfileForm>({
    name: 'new-organization',
    title: () => 'A new organization',
    empty: emptyProfile(),
    rules: (path) => validateStandardSchema(path, ProfileForm),
    save: (edit) => this.#create(edit),
  });

  async #create({ id, values }: DraftEdit<ProfileForm>): Promise<void> {
    const { organizationId } = await this.#profiles.create({ ...toProfile(values), id: id as OrganizationId });
    await this.#router.navigate(['/o', organizationId]);
  }
}
