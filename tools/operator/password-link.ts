import { createHash, randomBytes } from 'node:crypto';
import { type OperatorCommand, UsageError } from './command';
import { accountIdOf } from './subjects';

const HOURS = 24;

/** A link for somebody who forgot the password: hand it over by a way that only that person reads. */
export const passwordLink: OperatorCommand = {
  name: 'password-link',
  summary: 'A link for somebody who forgot the password; works once',
  usage: ['password-link <e-mail address>'],
  run: async ([email, ...rest], { asOwner, publicUrl, say }) => {
    if (rest.length > 0) throw new UsageError('One address at a time.');
    const token = randomBytes(32).toString('base64url');
    await asOwner(async (tx) => {
      const account = await accountIdOf(tx, email);
      await tx.query('delete from password_link where expires_at <= now()');
      await tx.query(
        'insert into password_link (token_hash, account_id, expires_at) values ($1, $2, now() + make_interval(hours => $3))',
        [createHash('sha256').update(token).digest('hex'), account, HOURS],
      );
    });
    say(`${publicUrl}/new-password/${token}`);
    say(
      `It works once, within ${HOURS} hours, and signs the person out everywhere. Hand it over where nobody else reads.`,
    );
  },
};
