/** What can be wrong with accounts and with signing in. */
export const ACCOUNT_ERRORS = {
  'session.required': { status: 401, title: 'You are not signed in.', fix: 'Sign in and try again.' },
  'session.wrong-credentials': { status: 401, title: 'E-mail or password is wrong.', fix: 'Check both and try again.' },
  'account.email-taken': {
    status: 409,
    title: 'There is already an account with this e-mail address.',
    fix: 'Sign in instead.',
  },
  'account.wrong-password': {
    status: 403,
    title: 'The password is wrong.',
    fix: 'Type the password that you sign in with.',
  },
  'account.sign-up-closed': {
    status: 403,
    title: 'New accounts are made by invitation here.',
    fix: 'Open the invitation link that you were sent, or ask for one.',
  },
  'account.link-not-usable': {
    status: 410,
    title: 'This link is no longer valid.',
    fix: 'Ask for a new one where you asked for this one.',
  },
  'account.address-not-confirmed': {
    status: 409,
    title: 'This e-mail address is not confirmed.',
    fix: 'Ask for a link on the page that makes accounts, and follow it.',
  },
  'account.password-link-not-usable': {
    status: 410,
    title: 'This link is no longer valid.',
    fix: 'Ask for a new one on the sign-in page.',
  },
  'account.too-many-organizations': {
    status: 409,
    title: 'You own the maximum number of organizations.',
    fix: 'Hand one over, or ask the operator of this instance for more.',
  },
} as const;
