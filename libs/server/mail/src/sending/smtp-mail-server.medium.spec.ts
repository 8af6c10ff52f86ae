import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testMailbox, type TestMailbox } from '@certitude/server/testing';
import { type SMTPServerOptions } from 'smtp-server';
import { dkimFaults } from '../testing/dkim';
import { mailSettings, refusal } from '../testing/mail-settings';
import { scriptedServer, speak } from '../testing/scripted-server';
import { type MailAnswer, type OutgoingMail } from './mail-server';
import { SmtpMailServer } from './smtp-mail-server';

const PATIENCE = { connects: 400, answers: 400, mail: 5_000 };
const MAIL: OutgoingMail = {
  id: 'one',
  to: 'nora@example.test',
  subject: 'Hello',
  text: 'Words',
  html: '<p>Words</p>',
};

/** Sends over a connection of its own. */
async function sent(environment: Record<string, string>, mail: Partial<OutgoingMail> = {}): Promise<MailAnswer> {
  const server = new SmtpMailServer(mailSettings(environment), PATIENCE);
  try {
    return await server.send({ ...MAIL, ...mail });
  } finally {
    server.close();
  }
}

describe('a mail server', () => {
  const opened: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((one) => one.close()));
  });
  const directory = mkdtempSync(join(tmpdir(), 'certitude-mail-'));
  afterAll(() => rmSync(directory, { recursive: true }));
  const mailbox = async (options?: SMTPServerOptions): Promise<TestMailbox> => {
    const box = await testMailbox(options);
    opened.push(box);
    return box;
  };
  const at = ({ port }: TestMailbox) => `smtp://127.0.0.1:${port}`;

  it('takes a mail, with text and HTML and what makes holiday notes stay away', async () => {
    const box = await mailbox();
    expect(await sent({ SMTP_URL: at(box) })).toEqual({ state: 'taken', said: expect.stringMatching(/^250 /) });
    expect(box.mails).toHaveLength(1);
    expect(box.mails[0]).toMatchObject({
      subject: 'Hello',
      text: 'Words',
      html: '<p>Words</p>',
      messageId: '<one@example.test>',
      from: { text: '"Certitude" <certitude@example.test>' },
      to: { text: 'nora@example.test' },
    });
    expect(box.mails[0]?.headers.get('auto-submitted')).toBe('auto-generated');
  });

  it.each<[string, SMTPServerOptions, MailAnswer]>([
    [
      'at RCPT with 5xx',
      { onRcptTo: (_, __, done) => done(refusal(550, 'No such user')) },
      { state: 'refused', said: '550 No such user' },
    ],
    [
      'at DATA with 5xx',
      {
        onData: (data, _, done) => {
          data.resume();
          data.on('end', () => done(refusal(554, 'Spam')));
        },
      },
      { state: 'refused', said: '554 Spam' },
    ],
    [
      'at MAIL with 4xx',
      { onMailFrom: (_, __, done) => done(refusal(451, 'Later')) },
      { state: 'later', said: '451 Later' },
    ],
    [
      'at RCPT with 4xx',
      { onRcptTo: (_, __, done) => done(refusal(452, 'Full')) },
      { state: 'later', said: '452 Full' },
    ],
    [
      'at DATA with 4xx',
      {
        onData: (data, _, done) => {
          data.resume();
          data.on('end', () => done(refusal(451, 'Later')));
        },
      },
      { state: 'later', said: '451 Later' },
    ],
    // Who is refused as a sender: what the operator set, and may repair.
    [
      'at MAIL with 5xx',
      { onMailFrom: (_, __, done) => done(refusal(550, 'Not you')) },
      { state: 'later', said: '550 Not you' },
    ],
    [
      'at the greeting',
      { onConnect: (_, done) => done(refusal(554, 'Go away')) },
      { state: 'later', said: '554 Go away' },
    ],
  ])('refuses %s', async (_, options, expected) => {
    const box = await mailbox(options);
    expect(await sent({ SMTP_URL: at(box) })).toEqual(expected);
    expect(box.mails).toEqual([]);
  });

  it('refuses the sign-in, which is the operator’s to repair', async () => {
    const box = await mailbox({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _, done) =>
        username === 'nora' && password === 'p@ss'
          ? done(null, { user: 'nora' })
          : done(refusal(535, 'Wrong password')),
    });
    expect(await sent({ SMTP_URL: `smtp://nora:wrong@127.0.0.1:${box.port}` })).toEqual({
      state: 'later',
      said: expect.stringContaining('535'),
    });
    expect(await sent({ SMTP_URL: at(box) })).toMatchObject({ state: 'later' });
    expect(await sent({ SMTP_URL: `smtp://nora:p%40ss@127.0.0.1:${box.port}` })).toMatchObject({ state: 'taken' });
  });

  it('is not there, and may come back', async () => {
    const box = await mailbox();
    await opened.pop()?.close();
    expect(await sent({ SMTP_URL: at(box) })).toEqual({
      state: 'later',
      said: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it.each<[string, (socket: Socket) => void]>([
    ['greets nobody', () => undefined],
    ['greets and falls silent', (socket) => socket.write('220 slow\r\n')],
    ['never says yes to DATA', (socket) => speak(socket, { DATA: '' })],
    ['goes away in DATA', (socket) => speak(socket, { DATA: '354 go on', '.': 'bye' })],
    ['speaks nonsense', (socket) => void (socket.write('hello there\r\n'), socket.end())],
  ])('that %s does not hold a mail for ever', async (_, behave) => {
    const server = await scriptedServer(behave);
    opened.push(server);
    const before = performance.now();
    expect(await sent({ SMTP_URL: `smtp://127.0.0.1:${server.port}` })).toMatchObject({ state: 'later' });
    expect(performance.now() - before).toBeLessThan(4_000);
  });

  it('that answers a little all the time does not hold a mail longer than its claim', async () => {
    const server = await scriptedServer((socket) => {
      const more = setInterval(() => socket.write('220-wait\r\n'), 100);
      socket.on('close', () => clearInterval(more));
    });
    opened.push(server);
    const slow = new SmtpMailServer(mailSettings({ SMTP_URL: `smtp://127.0.0.1:${server.port}` }), {
      connects: 60_000,
      answers: 60_000,
      mail: 500,
    });
    expect(await slow.send(MAIL)).toMatchObject({ state: 'later' });
    slow.close();
  });

  it.each([
    ['an address with a newline', { to: 'nora@example.test\r\nBcc: spy@example.test' }],
    ['an address that is two', { to: 'nora@example.test, spy@example.test' }],
    ['an address with a comment', { to: 'nora@example.test>, <spy@example.test' }],
    ['an address of a group', { to: 'group: nora@example.test, spy@example.test;' }],
    ['a subject with a newline', { subject: 'Hello\r\nBcc: spy@example.test\r\n\r\nbody' }],
    ['an id with a newline', { id: 'one>\r\nBcc: <spy@example.test' }],
  ])('gets %s and learns of no second recipient and no other header', async (_, mail) => {
    const told: string[] = [];
    const box = await mailbox({ onRcptTo: ({ address }, __, done) => (told.push(address), done()) });
    await sent({ SMTP_URL: at(box) }, mail);
    expect(told.length).toBeLessThanOrEqual(1);
    expect(told).not.toContain('spy@example.test');
    for (const { headers } of box.mails) {
      expect(headers.has('bcc')).toBe(false);
      expect([...headers.keys()].sort()).toEqual(HEADERS);
    }
  });

  it('gets a signature of the domain that others can check (DKIM)', async () => {
    const raw: string[] = [];
    const box = await mailbox({
      onData: (data, _, done) => {
        const parts: Buffer[] = [];
        data
          .on('data', (part: Buffer) => parts.push(part))
          .on('end', () => (raw.push(Buffer.concat(parts).toString('latin1')), done()));
      },
    });
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const DKIM_KEY_FILE = join(directory, 'dkim.key');
    writeFileSync(DKIM_KEY_FILE, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const dkim = { DKIM_DOMAIN: 'example.test', DKIM_SELECTOR: 'mail', DKIM_KEY_FILE };
    expect(await sent({ SMTP_URL: at(box), ...dkim }, { subject: 'Grüße', html: '<p>ä</p>' })).toMatchObject({
      state: 'taken',
    });
    const [mail = ''] = raw;
    expect(mail).toMatch(/d=example\.test;[\s\S]*s=mail;/);
    expect(dkimFaults(mail, publicKey)).toEqual([]);
    expect(dkimFaults(mail.replace('Words', 'Other'), publicKey)).toEqual(['body']);
    expect(dkimFaults(mail.replace(/^To: .*$/m, 'To: spy@example.test'), publicKey)).toEqual(['headers']);
  });
});

/** What each mail has, and nothing else. */
const HEADERS = [
  'auto-submitted',
  'content-type',
  'date',
  'from',
  'message-id',
  'mime-version',
  'subject',
  'to',
  'x-auto-response-suppress',
];
