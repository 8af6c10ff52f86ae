import { type OperatorCommand, UsageError } from './command';

const SENTENCES: Readonly<Record<string, string>> = {
  open: 'Anybody can make an account.',
  invited: 'Only who holds an invitation link can make an account.',
};

/** Whether anybody makes an account, or only who is invited. */
export const signUp: OperatorCommand = {
  name: 'sign-up',
  summary: 'Who can make an account: anybody, or who is invited',
  usage: ['sign-up', 'sign-up open', 'sign-up invited'],
  run: async (words, { asOwner, say }) => {
    const [mode, ...rest] = words;
    if (rest.length > 0 || (mode !== undefined && !(mode in SENTENCES)))
      throw new UsageError('Say "open" or "invited".');
    const [row] = await asOwner((tx) =>
      tx.query<{ signUp: string }>(
        'update instance_setting set sign_up = coalesce($1, sign_up) returning sign_up as "signUp"',
        [mode ?? null],
      ),
    );
    say(SENTENCES[row?.signUp ?? ''] ?? 'Nothing is known about it.');
  },
};
