import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { FormRoot, disabled, form, validateStandardSchema } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { Toasts, reportFailures } from '@certitude/web/core';
import { Button, Card, Dialogs, ErrorState, FormErrors, Notice, Skeleton } from '@certitude/web/ui';
import { OrganizationProfiles } from '../data-access/organization-profile';
import { ProfileFields } from './profile-fields';
import { ProfileForm, emptyProfile, toForm, toProfile } from './profile-model';

/** The organization's profile, and for the sample the way to remove it. */
@Component({
  selector: 'certitude-profile',
  imports: [Button, Card, ErrorState, FormErrors, FormRoot, Notice, ProfileFields, Skeleton],
  templateUrl: './profile.html',
  styleUrl: './profile.scss',
})
export class Profile {
  readonly #router = inject(Router);
  readonly #toasts = inject(Toasts);
  readonly #dialogs = inject(Dialogs);
  readonly #model = signal<ProfileForm>(emptyProfile());
  protected readonly profiles = inject(OrganizationProfiles);

  protected readonly form = form(
    this.#model,
    (path) => {
      validateStandardSchema(path, ProfileForm);
      disabled(path, { when: () => !this.profiles.mayChange() });
    },
    { submission: { action: (field) => reportFailures(field, () => this.#save()) } },
  );
  protected readonly isChanged = computed(() => {
    const view = this.profiles.view();
    return view !== undefined && JSON.stringify(toForm(view)) !== JSON.stringify(this.#model());
  });
  protected readonly removing = signal(false);

  constructor() {
    effect(() => {
      const view = this.profiles.view();
      if (view) untracked(() => this.#model.set(toForm(view)));
    });
  }

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

  async #save(): Promise<void> {
    await this.profiles.update(toProfile(this.#model()));
    this.#toasts.success('Saved.');
  }
}
