import { MailServer, type MailAnswer } from './mail-server';

/** Where the operator has set up no way out. */
export class NoMailServer extends MailServer {
  readonly secrets = 'masked';

  send(): Promise<MailAnswer> {
    return Promise.resolve({ state: 'refused', said: 'This instance sends no mail.' });
  }

  close(): void {
    // Nothing is open.
  }
}
