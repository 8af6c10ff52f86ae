import { type MailConfig } from '@certitude/server/core';
import { createTransport } from 'nodemailer';
import { answerOf, shortened } from './smtp-answer';
import { MailServer, type MailAnswer, type OutgoingMail } from './mail-server';
import { CLAIMED_FOR } from './mail-source';
import { messageOf } from './smtp-message';
import { type SmtpPatience, smtpSettingsOf } from './smtp-settings';

const MINUTE = 60_000;
/** A mail that takes longer than its claim would be sent by somebody else meanwhile. */
const PATIENCE: SmtpPatience = { connects: 15_000, answers: 30_000, mail: CLAIMED_FOR - MINUTE };

/** Mail by SMTP. Connections are kept for a while, few at a time, and no faster than the operator says. */
export class SmtpMailServer extends MailServer {
  readonly secrets = 'there';
  /** No more than it may send within their claims. */
  override readonly batch: number;
  private readonly transport: ReturnType<typeof transportOf>;

  /** @throws Error naming the file that cannot be read */
  constructor(
    private readonly config: MailConfig,
    private readonly patience = PATIENCE,
  ) {
    super();
    this.batch = Math.min(20, config.perMinute);
    this.transport = transportOf(config, patience);
  }

  async send(mail: OutgoingMail): Promise<MailAnswer> {
    try {
      const signal = AbortSignal.timeout(this.patience.mail);
      const { response } = await this.transport.sendMail({ ...messageOf(mail, this.config.from), signal });
      return { state: 'taken', said: shortened(response) };
    } catch (error) {
      return answerOf(error);
    }
  }

  close(): void {
    this.transport.close();
  }
}

const transportOf = (config: MailConfig, patience: SmtpPatience) =>
  createTransport({
    ...smtpSettingsOf(config, patience),
    pool: true,
    maxConnections: config.connections,
    rateDelta: MINUTE,
    rateLimit: config.perMinute,
  });
