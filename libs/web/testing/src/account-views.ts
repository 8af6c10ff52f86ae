import { type AccountView } from '@certitude/contracts';

/** An account whose person has chosen nothing. */
export const accountView = (
  account: Pick<AccountView, 'id' | 'email' | 'name'> & Partial<AccountView>,
): AccountView => ({
  timeZone: 'UTC',
  dateLocale: 'en-GB',
  theme: null,
  keys: { enabled: true, keys: {} },
  emailConfirmed: true,
  picture: null,
  version: 1,
  ...account,
});
