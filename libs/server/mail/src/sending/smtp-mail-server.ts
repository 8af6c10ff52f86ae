import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import { type MailConfig } from '@certitude/server/core';
import { createTransport } from 'nodemailer';
import { answerOf, shortened } from './smtp-answer';
import { MailServer, type MailAnswer, type OutgoingMail } from './mail-server';

/** Milliseconds that a server gets for its greeting, and for each of its answers. */
const CONNECTS_WITHIN = 15_000;
const ANSWERS_WITHIN = 30_000;
const MINUTE = 60_000;

/** Mail by SMTP. Connections are kept for a while, few at a time, and no faster than the operator says. */
export class SmtpMailServer extends MailServer {
  readonly secrets = 'there';
  private readonly transport: ReturnType<typeof transportOf>;

  /** @throws Error naming the file that cannot be read */
  constructor(private readonly config: MailConfig) {
    super();
    this.transport = transportOf(config);
  }

  async send({ id, to, subject, text, html }: OutgoingMail): Promise<MailAnswer> {
    try {
      const { response } = await this.transport.sendMail({
        from: this.config.from,
        // As an object: nobody's address is read as a list of several.
        to: { name: '', address: to },
        messageId: `<${id}@${domainOf(this.config.from)}>`,
        subject,
        text,
        html,
        // Nobody's holiday answers it.
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      return { state: 'taken', said: shortened(response) };
    } catch (error) {
      return answerOf(error);
    }
  }

  close(): void {
    this.transport.close();
  }
}

function transportOf({ server, tls, trustFile, certificate, connections, perMinute, dkim }: MailConfig) {
  return createTransport({
    pool: true,
    host: server.host,
    port: server.port,
    secure: server.isSecure,
    requireTLS: tls === 'required',
    ignoreTLS: tls === 'never',
    ...(server.login && { auth: { user: server.login.user, pass: server.login.password } }),
    tls: {
      minVersion: 'TLSv1.2',
      ...(trustFile && { ca: [...rootCertificates, readFileSync(trustFile, 'utf8')] }),
      ...(certificate && {
        cert: readFileSync(certificate.certificateFile, 'utf8'),
        key: readFileSync(certificate.keyFile, 'utf8'),
      }),
    },
    ...(dkim && {
      dkim: { domainName: dkim.domain, keySelector: dkim.selector, privateKey: readFileSync(dkim.keyFile, 'utf8') },
    }),
    maxConnections: connections,
    rateDelta: MINUTE,
    rateLimit: perMinute,
    connectionTimeout: CONNECTS_WITHIN,
    greetingTimeout: CONNECTS_WITHIN,
    socketTimeout: ANSWERS_WITHIN,
    dnsTimeout: CONNECTS_WITHIN,
  });
}

const domainOf = (from: string): string => /@([^@>\s]+)>?$/.exec(from)?.[1] ?? 'localhost';
