import { type AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { eventually } from './eventually';

/** A real server for mail, inside the test: keeps what it takes. */
export interface TestMailbox {
  readonly port: number;
  /** What it took so far, oldest first. */
  readonly mails: readonly ParsedMail[];
  /** The mail to this address; waits for it. @param which of several, from 1 on; or the first with this subject */
  to(address: string, which?: number | string): Promise<ParsedMail>;
  close(): Promise<void>;
}

/** @param options of smtp-server; without encryption and sign-in when left out */
export async function testMailbox(options: SMTPServerOptions = {}): Promise<TestMailbox> {
  const mails: ParsedMail[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    // Nobody's name is asked for, and nobody's goodbye waited for.
    disableReverseLookup: true,
    closeTimeout: 200,
    onData: (stream, _, done) => void simpleParser(stream).then((mail) => (mails.push(mail), done()), done),
    ...options,
  });
  // A client that goes away is an error there.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const sentTo = (address: string) => mails.filter((mail) => [mail.to].flat().some((to) => to?.text === address));
  return {
    port,
    mails,
    to: (address, which = 1) =>
      eventually(() => {
        const sent = sentTo(address);
        const mail = typeof which === 'number' ? sent[which - 1] : sent.find(({ subject }) => subject === which);
        if (!mail) throw new Error(`No mail ${which} to ${address}; ${mails.length} in all.`);
        return mail;
      }),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
