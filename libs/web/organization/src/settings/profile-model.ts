import {
  OrganizationProfile,
  SIZE_BANDS,
  storableTimeZone,
  type EditOrganization,
  type OrganizationView,
} from '@certitude/contracts';
import { type Saved } from '@certitude/web/core';
import { ownTimeZone } from '@certitude/web/ui';
import * as z from 'zod';

/** The profile as a form holds it: a select has no null, so "not said" is the empty choice. */
export const ProfileForm = OrganizationProfile.extend({ sizeBand: z.enum(['', ...SIZE_BANDS]) });
export type ProfileForm = z.input<typeof ProfileForm> & { industry: string; region: string };

export const emptyProfile = (): ProfileForm => ({
  name: '',
  timeZone: storableTimeZone(ownTimeZone()),
  industry: '',
  sizeBand: '',
  region: '',
});

export const toForm = (profile: OrganizationProfile): ProfileForm => ({
  name: profile.name,
  timeZone: profile.timeZone,
  industry: profile.industry,
  sizeBand: profile.sizeBand ?? '',
  region: profile.region,
});

export const toProfile = (form: ProfileForm): OrganizationProfile =>
  OrganizationProfile.parse({ ...form, sizeBand: form.sizeBand === '' ? null : form.sizeBand });

export const savedProfile = (view: OrganizationView): Saved<ProfileForm> => ({
  version: view.version,
  values: toForm(view),
});

/** What is sent of the fields that were changed. */
export const profileChanges = ({ sizeBand, ...texts }: Partial<ProfileForm>): EditOrganization['changes'] => ({
  ...texts,
  ...(sizeBand === undefined ? {} : { sizeBand: sizeBand === '' ? null : sizeBand }),
});
