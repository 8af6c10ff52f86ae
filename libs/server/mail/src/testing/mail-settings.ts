import { type MailConfig, readMailConfig } from '@certitude/server/core';

/** How mail leaves when an operator set this; unencrypted when nothing else is said. */
export function mailSettings(environment: Readonly<Record<string, string>>): MailConfig {
  const mail = readMailConfig({
    MAIL_FROM: 'Certitude <certitude@example.test>',
    SMTP_TLS: 'never',
    ...environment,
  });
  if (!mail) throw new Error('Name a server in SMTP_URL.');
  return mail;
}

/** What a server says no with. */
export const refusal = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode });
