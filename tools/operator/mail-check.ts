import { Email } from '@certitude/contracts';
import { checkMail } from '@certitude/server/mail';
import { LaunchError } from '../start/index';
import { type OperatorCommand, UsageError } from './command';

/** Whether mail leaves, with what is set now; says which step fails, and what to do. */
export const mailCheck: OperatorCommand = {
  name: 'mail-check',
  summary: 'Sends a test mail and says which step fails',
  usage: ['mail-check <e-mail address>'],
  run: async ([word, ...rest], { mail, publicUrl, say }) => {
    if (rest.length > 0) throw new UsageError('One address at a time.');
    const to = Email.safeParse(word);
    if (!to.success) throw new UsageError(`"${word ?? ''}" is not an e-mail address.`);
    const config = mail();
    if (!config)
      throw new LaunchError(
        'No mail leaves: SMTP_URL is not set. Set it, as in smtps://name:password@mail.example.org, and MAIL_FROM, for this command as for the product.',
      );
    const { host, port } = config.server;
    say(`A test mail to ${to.data}, from ${config.from}, by port ${port} of ${host}. Its link leads to ${publicUrl}.`);
    const check = await checkMail(config, { to: to.data, address: publicUrl });
    if (check.state === 'failed') throw new LaunchError(`It did not leave (${check.step}). ${check.words}`);
    say(`The server has taken it: ${check.said}`);
  },
};
