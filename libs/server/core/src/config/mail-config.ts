import { z } from 'zod';
import { url } from './url';

const file = z.string().optional();

/** What can be set about mail from outside. Files are read when the first mail leaves. */
export const MailEnvironment = z.object({
  SMTP_URL: url('smtp:', 'smtps:').optional(),
  SMTP_TLS: z.enum(['required', 'offered', 'never']).default('required'),
  SMTP_CA_FILE: file,
  SMTP_CERTIFICATE_FILE: file,
  SMTP_KEY_FILE: file,
  SMTP_CONNECTIONS: z.coerce.number().int().min(1).max(20).default(3),
  SMTP_PER_MINUTE: z.coerce.number().int().min(1).max(100_000).default(600),
  OUTBOX_KEY: z.string().min(32, 'must have at least 32 random characters').optional(),
  MAIL_FROM: z.string().default(''),
  DKIM_DOMAIN: z.string().default(''),
  DKIM_SELECTOR: z.string().default(''),
  DKIM_KEY_FILE: z.string().default(''),
});

/** How mail leaves. */
export interface MailConfig {
  readonly server: {
    readonly host: string;
    readonly port: number;
    /** TLS from the first byte on. */
    readonly isSecure: boolean;
    readonly login: { readonly user: string; readonly password: string } | null;
  };
  /** Whether the connection is to be encrypted when it does not begin so: always, where the server offers it, never. */
  readonly tls: 'required' | 'offered' | 'never';
  /** File with certificates (PEM) that are trusted besides the public ones. */
  readonly trustFile: string | null;
  /** Files (PEM) by which the server knows who connects. */
  readonly certificate: { readonly certificateFile: string; readonly keyFile: string } | null;
  /** Of one process, at once. */
  readonly connections: number;
  /** Mails of one process. */
  readonly perMinute: number;
  /** `Certitude <certitude@example.org>` */
  readonly from: string;
  readonly dkim: { readonly domain: string; readonly selector: string; readonly keyFile: string } | null;
}

/** `name <local@domain>` or `local@domain`; one line. */
const SENDER = /^(?:[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/;
const PORTS = { 'smtp:': 587, 'smtps:': 465 };

/** @throws Error that says what to set, when one part is there without another */
export function mailConfigOf(e: z.output<typeof MailEnvironment>): MailConfig | null {
  if (e.SMTP_URL === undefined) return null;
  const server = new URL(e.SMTP_URL);
  const protocol = server.protocol as keyof typeof PORTS;
  if (server.hostname === '')
    throw new Error('Set SMTP_URL to a server, as in "smtps://name:password@mail.example.org".');
  if (!SENDER.test(e.MAIL_FROM))
    throw new Error('Set MAIL_FROM to who mails come from, as in "Certitude <certitude@example.org>".');
  return {
    server: {
      host: server.hostname.replace(/^\[|\]$/g, ''),
      port: Number(server.port) || PORTS[protocol],
      isSecure: protocol === 'smtps:',
      login: loginOf(server),
    },
    tls: e.SMTP_TLS,
    trustFile: e.SMTP_CA_FILE ?? null,
    certificate: together('SMTP_CERTIFICATE_FILE', e.SMTP_CERTIFICATE_FILE, 'SMTP_KEY_FILE', e.SMTP_KEY_FILE),
    connections: e.SMTP_CONNECTIONS,
    perMinute: e.SMTP_PER_MINUTE,
    from: e.MAIL_FROM,
    dkim: dkimOf(e),
  };
}

/** What opens the outbox: mails are kept there where none leave. */
export const outboxKeyOf = ({ SMTP_URL, OUTBOX_KEY }: z.output<typeof MailEnvironment>): string | null =>
  SMTP_URL === undefined ? (OUTBOX_KEY ?? null) : null;

function loginOf({ username, password }: URL): MailConfig['server']['login'] {
  if (username === '') return null;
  try {
    return { user: decodeURIComponent(username), password: decodeURIComponent(password) };
  } catch {
    throw new Error('Set SMTP_URL with the name and the password percent-encoded: "%" is "%25", "@" is "%40".');
  }
}

function together(
  certificateName: string,
  certificateFile = '',
  keyName = '',
  keyFile = '',
): MailConfig['certificate'] {
  if (certificateFile === '' && keyFile === '') return null;
  if (certificateFile === '' || keyFile === '') throw new Error(`Set ${certificateName} and ${keyName}, or neither.`);
  return { certificateFile, keyFile };
}

function dkimOf(e: z.output<typeof MailEnvironment>): MailConfig['dkim'] {
  const [domain, selector, keyFile] = [e.DKIM_DOMAIN, e.DKIM_SELECTOR, e.DKIM_KEY_FILE];
  const given = [domain, selector, keyFile].filter((value) => value !== '');
  if (given.length === 0) return null;
  if (given.length < 3) throw new Error('Set DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY_FILE, or none of them.');
  return { domain, selector, keyFile };
}
