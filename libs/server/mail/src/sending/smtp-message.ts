import { type OutgoingMail } from './mail-server';

/** What nodemailer is given of a mail. */
export const messageOf = ({ id, to, subject, text, html }: OutgoingMail, from: string) => ({
  from,
  // As an object: nobody's address is read as a list of several.
  to: { name: '', address: to },
  messageId: `<${id}@${domainOf(from)}>`,
  subject,
  text,
  html,
  // Nobody's holiday answers it.
  headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  disableFileAccess: true,
  disableUrlAccess: true,
});

const domainOf = (from: string): string => /@([^@>\s]+)>?$/.exec(from)?.[1] ?? 'localhost';
