import { testAuthority, type TestAuthority, testMailbox } from '@certitude/server/testing';
import { type SMTPServerOptions } from 'smtp-server';
import { mailSettings, refusal } from '../testing/mail-settings';
import { scriptedServer, speak } from '../testing/scripted-server';
import { checkMail, type MailCheck } from './check-mail';

const PATIENCE = { connects: 700, answers: 700, mail: 5_000 };
const check = (environment: Record<string, string>, to = 'nora@example.test'): Promise<MailCheck> =>
  checkMail(mailSettings(environment), { to, address: 'https://pki.example.test' }, PATIENCE);
const failed = (step: string) => expect.objectContaining({ state: 'failed', step });

describe('a test mail', () => {
  let authority: TestAuthority;
  beforeAll(async () => (authority = await testAuthority()));
  afterAll(() => authority.close());
  const opened: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((one) => one.close()));
  });
  const kept = <T extends { close(): Promise<void> }>(one: T): T => {
    opened.push(one);
    return one;
  };
  const mailbox = async (options?: SMTPServerOptions) => kept(await testMailbox(options));
  const secured = async (name: string, options: SMTPServerOptions = {}, notAfter = '2045-01-01T00:00:00Z') => {
    const { certificate: cert, key } = await authority.issue(name, { notAfter });
    return mailbox({ secure: true, cert, key, ...options });
  };

  it('is taken, says so with the words of the server, and arrives', async () => {
    const box = await mailbox();
    expect(await check({ SMTP_URL: `smtp://127.0.0.1:${box.port}` })).toEqual({
      state: 'taken',
      said: expect.stringMatching(/^250 /),
    });
    expect(box.mails[0]).toMatchObject({ subject: 'A test mail', to: { text: 'nora@example.test' } });
    expect(box.mails[0]?.text).toContain('https://pki.example.test');
  });

  it('fails at the name', async () => {
    expect(await check({ SMTP_URL: 'smtp://no-such-host.invalid' })).toEqual(failed('name'));
  });

  it('fails at the port', async () => {
    const { port } = await mailbox();
    await opened.pop()?.close();
    expect(await check({ SMTP_URL: `smtp://127.0.0.1:${port}` })).toEqual(failed('port'));
  });

  it.each<[string, string, Parameters<typeof scriptedServer>[0]]>([
    ['time', 'greets nobody', () => undefined],
    ['time', 'falls silent', (socket) => speak(socket, { DATA: '' })],
    ['greeting', 'speaks nonsense', (socket) => void socket.end('hello\r\n')],
    ['greeting', 'goes away', (socket) => void socket.destroy()],
  ])('fails at the %s when the server %s', async (step, _, behave) => {
    const { port } = kept(await scriptedServer(behave));
    expect(await check({ SMTP_URL: `smtp://127.0.0.1:${port}` })).toEqual(failed(step));
  });

  it('fails at the encryption: not offered, or not there from the beginning', async () => {
    const { port } = await mailbox();
    expect(await check({ SMTP_URL: `smtp://127.0.0.1:${port}`, SMTP_TLS: 'required' })).toEqual(failed('encryption'));
    expect(await check({ SMTP_URL: `smtps://127.0.0.1:${port}` })).toEqual(failed('encryption'));
  });

  it.each<[string, Parameters<typeof secured>, boolean, RegExp]>([
    ['over', ['localhost', {}, '2021-01-01T00:00:00Z'], true, /expired/],
    ['for another name', ['mail.example.test'], true, /another name than localhost/],
    ['of an unknown issuer', ['localhost'], false, /not known here.*SMTP_CA_FILE/],
  ])('fails at the certificate that is %s', async (_, given, isTrusted, words) => {
    const { port } = await secured(...given);
    const SMTP_CA_FILE = isTrusted ? authority.certificateFile : '';
    expect(await check({ SMTP_URL: `smtps://localhost:${port}`, SMTP_CA_FILE })).toEqual({
      state: 'failed',
      step: 'certificate',
      words: expect.stringMatching(words),
    });
  });

  it('fails at the certificate that the server wants to see', async () => {
    const { port } = await secured('localhost', {
      requestCert: true,
      rejectUnauthorized: true,
      ca: authority.certificate,
    });
    expect(await check({ SMTP_URL: `smtps://localhost:${port}`, SMTP_CA_FILE: authority.certificateFile })).toEqual({
      state: 'failed',
      step: 'certificate',
      words: expect.stringContaining('SMTP_CERTIFICATE_FILE'),
    });
  });

  it.each<[string, string, SMTPServerOptions]>([
    ['sign-in', 'nora:wrong@', { allowInsecureAuth: true, onAuth: (_, __, done) => done(refusal(535, 'Wrong')) }],
    ['sign-in', '', { authOptional: false, allowInsecureAuth: true }],
    ['sender', '', { onMailFrom: (_, __, done) => done(refusal(550, 'Not yours')) }],
    ['recipient', '', { onRcptTo: (_, __, done) => done(refusal(550, 'Who?')) }],
    ['message', '', { onData: (data, _, done) => void data.resume().on('end', () => done(refusal(554, 'Spam'))) }],
  ])('fails at the %s', async (step, login, options) => {
    const { port } = await mailbox(options);
    expect(await check({ SMTP_URL: `smtp://${login}127.0.0.1:${port}` })).toEqual(failed(step));
  });

  it('fails at an address that is none', async () => {
    const { port } = await mailbox();
    expect(await check({ SMTP_URL: `smtp://127.0.0.1:${port}` }, 'not an address')).toEqual(failed('recipient'));
  });
});
