import { type MailConfig } from '@certitude/server/core';
import { failureOf, type SmtpFailure, wordsOf } from '../sending/smtp-answer';

/** Which step of sending a mail failed. */
export type CheckStep =
  'name' | 'port' | 'time' | 'greeting' | 'encryption' | 'certificate' | 'sign-in' | 'sender' | 'recipient' | 'message';

/** What an operator is told: which step failed, and what to do. */
export interface CheckFailure {
  readonly step: CheckStep;
  readonly words: string;
}

type Facts = SmtpFailure & { readonly originalCode?: unknown; readonly timeoutType?: unknown };
interface Case {
  readonly step: CheckStep;
  readonly is: (facts: Facts) => boolean;
  readonly words: (config: MailConfig, facts: Facts) => string;
}

const CA_HELP =
  'If the authority is your own, put its certificate (PEM) into a file and name the file in SMTP_CA_FILE.';
const CERTIFICATES: Readonly<Record<string, (config: MailConfig) => string>> = {
  CERT_HAS_EXPIRED: ({ server }) => `The certificate of ${server.host} has expired. Its operator has to renew it.`,
  CERT_NOT_YET_VALID: ({ server }) =>
    `The certificate of ${server.host} is not valid yet. Check the clock of this machine, or ask the operator of the server.`,
  ERR_TLS_CERT_ALTNAME_INVALID: ({ server }) =>
    `The certificate that the server shows is for another name than ${server.host}. Write the name of the certificate into SMTP_URL.`,
  DEPTH_ZERO_SELF_SIGNED_CERT: ({ server }) =>
    `The certificate of ${server.host} is signed by itself and not trusted here. To trust it, name its file (PEM) in SMTP_CA_FILE.`,
};
const UNKNOWN_ISSUER = [
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
];

const place = ({ server }: MailConfig): string => `port ${server.port} of ${server.host}`;
const isAt = (command: string) => (facts: Facts) => facts.command === command;
const saysOnWire = (pattern: RegExp) => (facts: Facts) =>
  typeof facts.message === 'string' && pattern.test(facts.message);

/** Looked through in this order: what is found first is said. */
const CASES: readonly Case[] = [
  {
    step: 'name',
    is: ({ code }) => code === 'EDNS',
    words: ({ server }) => `The name ${server.host} is not found. Check SMTP_URL and the name servers of this machine.`,
  },
  {
    step: 'port',
    is: ({ originalCode }) => ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'].includes(String(originalCode)),
    words: (config) => `Nothing listens at ${place(config)}, or a firewall is between. Check SMTP_URL.`,
  },
  {
    step: 'certificate',
    is: ({ originalCode }) => String(originalCode) in CERTIFICATES,
    words: (config, { originalCode }) => CERTIFICATES[String(originalCode)]?.(config) ?? '',
  },
  {
    step: 'certificate',
    is: ({ originalCode }) => UNKNOWN_ISSUER.includes(String(originalCode)),
    words: ({ server }) => `The certificate of ${server.host} is from an authority that is not known here. ${CA_HELP}`,
  },
  {
    step: 'certificate',
    is: saysOnWire(/alert (certificate required|handshake failure|bad certificate|unknown ca)/),
    words: ({ server }) =>
      `${server.host} does not accept who connects. If it asks for a certificate, name yours in SMTP_CERTIFICATE_FILE and its key in SMTP_KEY_FILE.`,
  },
  {
    step: 'encryption',
    is: saysOnWire(/wrong version number|packet length too long/),
    words: (config) =>
      `${capital(place(config))} does not begin with TLS. Write smtp:// instead of smtps://, so that the connection is encrypted by STARTTLS.`,
  },
  {
    step: 'encryption',
    is: saysOnWire(/alert protocol version|unsupported protocol|no shared cipher/),
    words: ({ server }) => `${server.host} knows only old versions of TLS. At least TLS 1.2 is needed.`,
  },
  {
    step: 'encryption',
    is: ({ code, command }) => code === 'ETLS' || command === 'STARTTLS',
    words: ({ server }) =>
      `${server.host} does not offer STARTTLS. Use a port that encrypts (smtps://, often 465); on a network that nobody else reads, SMTP_TLS=offered does without.`,
  },
  {
    step: 'time',
    is: ({ timeoutType }) => timeoutType === 'GREETING_TIMEOUT',
    words: (config) =>
      `${capital(place(config))} takes the connection and says nothing. If it begins with TLS, write smtps:// instead of smtp://.`,
  },
  {
    step: 'time',
    is: ({ code }) => code === 'ETIMEDOUT',
    words: (config) => `No answer in time from ${place(config)}. Check the port, and whether a firewall is between.`,
  },
  {
    step: 'sign-in',
    is: ({ code }) => code === 'EAUTH' || code === 'ENOAUTH',
    words: (_, facts) =>
      `The sign-in is refused: ${wordsOf(facts)} Check name and password in SMTP_URL; special characters are percent-encoded.`,
  },
  {
    step: 'sign-in',
    is: ({ responseCode }) => responseCode === 530,
    words: (_, facts) =>
      `The server wants a sign-in: ${wordsOf(facts)} Write name and password into SMTP_URL, as in smtps://name:password@host.`,
  },
  {
    step: 'sender',
    is: isAt('MAIL FROM'),
    words: ({ from }, facts) =>
      `The sender ${from} is refused: ${wordsOf(facts)} Set MAIL_FROM to an address that this server sends for.`,
  },
  {
    step: 'recipient',
    is: isAt('RCPT TO'),
    words: (_, facts) => `The recipient is refused: ${wordsOf(facts)}`,
  },
  {
    step: 'recipient',
    is: isAt('API'),
    words: () => 'This is no address that mail can be sent to.',
  },
  {
    step: 'message',
    is: isAt('DATA'),
    words: (_, facts) => `The mail itself is refused: ${wordsOf(facts)}`,
  },
  {
    step: 'greeting',
    is: () => true,
    words: (config, facts) => `${capital(place(config))} does not answer as a mail server does: ${wordsOf(facts)}`,
  },
];

/** What an operator is told of a failure. */
export function explained(error: unknown, config: MailConfig): CheckFailure {
  const facts: Facts = failureOf(error);
  const found = CASES.find(({ is }) => is(facts)) as Case;
  return { step: found.step, words: found.words(config, facts) };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
