import { type MailConfig, newId } from '@certitude/server/core';
import { createTransport } from 'nodemailer';
import { type Letter } from '../letter/letter';
import { writeLetter } from '../letter/write-letter';
import { shortened } from '../sending/smtp-answer';
import { messageOf } from '../sending/smtp-message';
import { type SmtpPatience, smtpSettingsOf } from '../sending/smtp-settings';
import { type CheckFailure, explained } from './failure-words';

const PATIENCE: SmtpPatience = { connects: 15_000, answers: 30_000, mail: 60_000 };

/** What became of a test mail. */
export type MailCheck =
  { readonly state: 'taken'; readonly said: string } | ({ readonly state: 'failed' } & CheckFailure);

const TEST_LETTER: Letter = {
  subject: 'A test mail',
  paragraphs: ['Mail leaves this instance of Certitude.', 'There is nothing to do.'],
  reason: 'You get this because the operator of this instance tried whether mail arrives.',
};

/**
 * Sends a test mail over a connection of its own.
 * @param address where people reach the instance
 * @throws Error naming the file that cannot be read
 */
export async function checkMail(
  config: MailConfig,
  { to, address }: { readonly to: string; readonly address: string },
  patience = PATIENCE,
): Promise<MailCheck> {
  const transport = createTransport(smtpSettingsOf(config, patience));
  const written = writeLetter(TEST_LETTER, { address, secrets: 'there' });
  try {
    const { response } = await transport.sendMail({
      ...messageOf({ ...written, id: newId(), to }, config.from),
      signal: AbortSignal.timeout(patience.mail),
    });
    return { state: 'taken', said: shortened(response) };
  } catch (error) {
    return { state: 'failed', ...explained(error, config) };
  } finally {
    transport.close();
  }
}
