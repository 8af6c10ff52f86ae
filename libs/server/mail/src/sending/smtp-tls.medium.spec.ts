import { testAuthority, type TestAuthority, testMailbox, type TestMailbox } from '@certitude/server/testing';
import { type SMTPServerOptions } from 'smtp-server';
import { mailSettings } from '../testing/mail-settings';
import { type MailAnswer } from './mail-server';
import { SmtpMailServer } from './smtp-mail-server';

const MAIL = { id: 'one', to: 'nora@example.test', subject: 'Hello', text: 'Words', html: '<p>Words</p>' };

/** Sends over a connection of its own. */
async function sent(environment: Record<string, string>): Promise<MailAnswer> {
  const server = new SmtpMailServer(mailSettings(environment));
  try {
    return await server.send(MAIL);
  } finally {
    server.close();
  }
}

describe('a mail server with TLS', () => {
  let authority: TestAuthority;
  const opened: TestMailbox[] = [];
  beforeAll(async () => (authority = await testAuthority()));
  afterAll(() => authority.close());
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((one) => one.close()));
  });
  const mailbox = async (options?: SMTPServerOptions): Promise<TestMailbox> => {
    const box = await testMailbox(options);
    opened.push(box);
    return box;
  };

  /** A server with a certificate; offers STARTTLS, or speaks TLS from the first byte on. */
  const secured = async (
    name: string,
    { wish, ...options }: SMTPServerOptions & { wish?: Parameters<TestAuthority['issue']>[1] } = {},
  ) => {
    const { certificate: cert, key } = await authority.issue(name, wish);
    return mailbox({ disabledCommands: [], cert, key, ...options });
  };
  const trusting = ({ port }: TestMailbox, scheme = 'smtp') => ({
    SMTP_URL: `${scheme}://localhost:${port}`,
    SMTP_TLS: 'required',
    SMTP_CA_FILE: authority.certificateFile,
  });

  it('is believed by an authority of one’s own, by STARTTLS and from the first byte on', async () => {
    const seen: boolean[] = [];
    const onMailFrom: SMTPServerOptions['onMailFrom'] = (_, { secure }, done) => (seen.push(secure), done());
    expect(await sent(trusting(await secured('localhost', { onMailFrom })))).toMatchObject({ state: 'taken' });
    const direct = await secured('localhost', { onMailFrom, secure: true });
    expect(await sent(trusting(direct, 'smtps'))).toMatchObject({ state: 'taken' });
    expect(seen).toEqual([true, true]);
  });

  it.each<[string, Parameters<typeof secured>, Record<string, string>, RegExp]>([
    [
      'of an authority that nobody named',
      ['localhost'],
      { SMTP_CA_FILE: '' },
      /unable to (get local issuer|verify)|self-signed/,
    ],
    ['that is over', ['localhost', { wish: { notAfter: '2021-01-01T00:00:00Z' } }], {}, /expired/],
    ['of another name', ['mail.example.test'], {}, /altnames|does not match/],
    ['that was not offered', ['localhost', { disabledCommands: ['STARTTLS'] }], {}, /STARTTLS|upgrading|502|5\d\d/],
  ])('is not believed with a certificate %s, and gets nothing', async (_, [name, options], environment, said) => {
    const box = await secured(name, options);
    const answer = await sent({ ...trusting(box), ...environment });
    expect(answer).toEqual({ state: 'later', said: expect.stringMatching(said) });
    expect(box.mails).toEqual([]);
  });

  it('is used where it is offered, and done without where it is not, when the operator says so', async () => {
    const seen: boolean[] = [];
    const onMailFrom: SMTPServerOptions['onMailFrom'] = (_, { secure }, done) => (seen.push(secure), done());
    const offered = { SMTP_TLS: 'offered' };
    expect(await sent({ ...trusting(await secured('localhost', { onMailFrom })), ...offered })).toMatchObject({
      state: 'taken',
    });
    expect(await sent({ ...trusting(await mailbox({ onMailFrom })), ...offered })).toMatchObject({ state: 'taken' });
    expect(seen).toEqual([true, false]);
  });

  it('asks who connects, and knows by a certificate', async () => {
    const asking = { requestCert: true, rejectUnauthorized: true, ca: authority.certificate, secure: true };
    const box = await secured('localhost', asking);
    const client = await authority.issue('certitude');
    expect(await sent(trusting(box, 'smtps'))).toMatchObject({ state: 'later' });
    const known = { SMTP_CERTIFICATE_FILE: client.certificateFile, SMTP_KEY_FILE: client.keyFile };
    expect(await sent({ ...trusting(box, 'smtps'), ...known })).toMatchObject({ state: 'taken' });
  });

  it('is not there for files that cannot be read, by name', () => {
    const missing = { SMTP_URL: 'smtp://localhost:1', SMTP_CA_FILE: '/nowhere/ca.pem' };
    expect(() => new SmtpMailServer(mailSettings(missing))).toThrow('/nowhere/ca.pem');
  });
});
