import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import { type MailConfig } from '@certitude/server/core';

/** How long a server gets, in milliseconds. */
export interface SmtpPatience {
  /** For its name, its greeting, and each of them. */
  readonly connects: number;
  /** For each of its answers. */
  readonly answers: number;
  /** For one mail from beginning to end, the wait for a free connection included. */
  readonly mail: number;
}

/**
 * What nodemailer is told about the operator's server.
 * @throws Error naming the file that cannot be read
 */
export function smtpSettingsOf({ server, tls, trustFile, certificate, dkim }: MailConfig, patience: SmtpPatience) {
  return {
    host: server.host,
    port: server.port,
    secure: server.isSecure,
    requireTLS: tls === 'required',
    ignoreTLS: tls === 'never',
    ...(server.login && { auth: { user: server.login.user, pass: server.login.password } }),
    tls: {
      minVersion: 'TLSv1.2' as const,
      ...(trustFile && { ca: [...rootCertificates, readFileSync(trustFile, 'utf8')] }),
      ...(certificate && {
        cert: readFileSync(certificate.certificateFile, 'utf8'),
        key: readFileSync(certificate.keyFile, 'utf8'),
      }),
    },
    ...(dkim && {
      dkim: { domainName: dkim.domain, keySelector: dkim.selector, privateKey: readFileSync(dkim.keyFile, 'utf8') },
    }),
    connectionTimeout: patience.connects,
    greetingTimeout: patience.connects,
    dnsTimeout: patience.connects,
    socketTimeout: patience.answers,
  };
}
