import { Component, inject, signal } from '@angular/core';
import { FormRoot, disabled, validateStandardSchema } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { Toasts, draftForm, type DraftEdit } from '@certitude/web/core';
import {
  Button,
  Card,
  DraftNotice,
  DraftOf,
  ErrorState,
  FormErrors,
  Notice,
  ROLE_NAMES,
  RelativeTime,
  Skeleton,
} from '@certitude/web/ui';
import { ObjectLayout } from '@certitude/web/ui/panes';
import { Dialogs } from '@certitude/web/ui/overlays';
import { OrganizationProfiles } from '../data-access/organization-profile';
import { ProfileFields } from './profile-fields';
import { ROLE_MEANINGS } from './role-meanings';
import { ProfileForm, emptyProfile, profileChanges, savedProfile } from './profile-model';

/** The organization's profile, and for the sample the way to remove it. */
@Component({
  selector: 'certitude-profile',
  imports: [
    Button,
    Card,
    DraftNotice,
    DraftOf,
    ErrorState,
    FormErrors,
    FormRoot,
    Notice,
    ObjectLayout,
    ProfileFields,
    RelativeTime,
    Skeleton,
  ],
  templateUrl: './profile.html',
  styleUrl: './profile.scss',
})
export class Profile {
  readonly #router = inject(Router);
  readonly #toasts = inject(Toasts);
  readonly #dialogs = inject(Dialogs);
  protected readonly roles = ROLE_NAMES;
  protected readonly meanings = ROLE_MEANINGS;
  protected readonly profiles = inject(OrganizationProfiles);

  protected readonly draft = draftForm<ProfileForm>({
    name: 'organization',
    title: () => 'Profile of the organization',
    empty: emptyProfile(),
    saved: () => {
      const view = this.profiles.view();
      return view && savedProfile(view);
    },
    rules: (path) => {
      validateStandardSchema(path, ProfileForm);
      disabled(path, { when: () => !this.profiles.mayChange() });
    },
    save: (edit) => this.#save(edit),
  });
  protected readonly removing = signal(false);

  protected async removeSample(): Promise<void> {
    const view = this.profiles.view();
    if (!view) return;
    const isSure = await this.#dialogs.confirm({
      title: `Remove “${view.name}”?`,
      text: 'The sample organization is removed for everyone in it. Your account and your other organizations stay.',
      lost: ['its PKIs and assessments, with all answers', 'its evidence files', 'its action plans and notifications'],
      action: 'Remove sample',
    });
    if (!isSure) return;
    this.removing.set(true);
    try {
      await this.profiles.removeSample();
      await this.#router.navigateByUrl('/');
      this.#toasts.success('The sample organization is removed.');
    } catch (error) {
      this.#toasts.failure(error);
    } finally {
      this.removing.set(false);
    }
  }

  async #save({ version, changes }: DraftEdit<ProfileForm>) {
    const view = await this.profiles.update({ version, changes: profileChanges(changes) });
    this.#toasts.success('Saved.');
    return savedProfile(view);
  }
}
