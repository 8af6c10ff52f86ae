import { Component, computed, inject } from '@angular/core';
import { FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { AccountProfile } from '@certitude/contracts';
import { OwnAccount, Session, Toasts, draftForm, type DraftEdit, type Saved } from '@certitude/web/core';
import { Button, Card, DraftNotice, DraftOf, Field, FormErrors, Input, formatDateOnly } from '@certitude/web/ui';
import { datePattern } from '@certitude/web/ui/panes';
import type * as z from 'zod';
import { ZonePick } from '../zones/zone-pick';
import { dateLocales } from './date-locales';
import { OwnPicture } from './own-picture';

const AboutForm = AccountProfile.pick({ name: true, timeZone: true, dateLocale: true });
type AboutForm = z.infer<typeof AboutForm>;

const savedOf = ({
  version,
  name,
  timeZone,
  dateLocale,
}: AboutForm & { readonly version: number }): Saved<AboutForm> => ({
  version,
  values: { name, timeZone, dateLocale },
});

/** Name and picture, zone and language of dates. */
@Component({
  selector: 'certitude-about-you',
  imports: [Button, Card, DraftNotice, DraftOf, Field, FormErrors, FormField, FormRoot, Input, OwnPicture, ZonePick],
  template: `
    <certitude-card heading="About you" text="How colleagues see you, and how dates are shown to you.">
      <certitude-own-picture />
      <form [formRoot]="draft.form" [certitudeDraft]="draft">
        <certitude-draft-notice />
        <certitude-form-errors [of]="draft.form" />
        <certitude-field label="Name" [of]="draft.form.name">
          <input certitudeInput autocomplete="name" [formField]="draft.form.name" />
        </certitude-field>
        <div class="pair">
          <certitude-field
            label="Time zone"
            help="The zone in which times are shown to you."
            [of]="draft.form.timeZone"
          >
            <certitude-zone-pick [formField]="draft.form.timeZone" />
          </certitude-field>
          <certitude-field label="Language of dates" [help]="example()" [of]="draft.form.dateLocale">
            <select certitudeInput [formField]="draft.form.dateLocale">
              @for (locale of locales(); track locale.tag) {
                <option [value]="locale.tag">{{ locale.name }}</option>
              }
            </select>
          </certitude-field>
        </div>
        <div>
          <button
            type="submit"
            certitudeButton="primary"
            [busy]="draft.form().submitting()"
            [disabled]="!draft.changed()"
          >
            Save changes
          </button>
        </div>
      </form>
    </certitude-card>
  `,
  styleUrl: './card-form.scss',
})
export class AboutYou {
  readonly #session = inject(Session);
  readonly #account = inject(OwnAccount);
  readonly #toasts = inject(Toasts);

  protected readonly draft = draftForm<AboutForm>({
    name: 'account',
    title: () => 'Your account',
    empty: { name: '', timeZone: 'UTC', dateLocale: 'en-GB' },
    saved: () => {
      const account = this.#session.account();
      return account ? savedOf(account) : undefined;
    },
    rules: (path) => validateStandardSchema(path, AboutForm),
    save: (edit) => this.#save(edit),
  });
  protected readonly locales = computed(() => dateLocales(this.draft.values().dateLocale));
  protected readonly example = computed(() => exampleIn(this.draft.values().dateLocale));

  async #save({ version, changes }: DraftEdit<AboutForm>): Promise<Saved<AboutForm>> {
    const view = await this.#account.edit({ version, changes });
    this.#toasts.success('Saved.');
    return savedOf(view);
  }
}

/** A day on which the order of its parts shows. */
const exampleIn = (locale: string): string =>
  `The last day of 2026 is ${formatDateOnly('2026-12-31', locale)}, typed ${datePattern(locale).write('2026-12-31')}.`;
