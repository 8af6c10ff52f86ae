import { readConfig } from './config';

const NEEDED = {
  DATABASE_URL: 'postgres://app@db/certitude',
  SESSION_SECRET: 'a-secret-of-at-least-thirty-two-characters',
};
const mailOf = (environment: Record<string, string>) => readConfig({ ...NEEDED, ...environment }).mail;
const GIVEN = { SMTP_URL: 'smtp://mail.example.test', MAIL_FROM: 'Certitude <certitude@example.test>' };

describe('how mail leaves', () => {
  it('is not at all without a server, whatever else is set', () => {
    expect(mailOf({})).toBeNull();
    expect(mailOf({ SMTP_URL: '', MAIL_FROM: 'nonsense', DKIM_DOMAIN: 'example.test' })).toBeNull();
  });

  it('needs a server and a sender, and encrypts', () => {
    expect(mailOf(GIVEN)).toEqual({
      server: { host: 'mail.example.test', port: 587, isSecure: false, login: null },
      tls: 'required',
      trustFile: null,
      certificate: null,
      connections: 3,
      perMinute: 600,
      from: 'Certitude <certitude@example.test>',
      dkim: null,
    });
  });

  it.each([
    ['smtp://mail.example.test', { host: 'mail.example.test', port: 587, isSecure: false, login: null }],
    ['smtp://mail.example.test:25', { host: 'mail.example.test', port: 25, isSecure: false, login: null }],
    ['smtps://mail.example.test', { host: 'mail.example.test', port: 465, isSecure: true, login: null }],
    ['smtp://[2001:db8::1]:2525', { host: '2001:db8::1', port: 2525, isSecure: false, login: null }],
    [
      'smtps://nora%40example.test:p%3Aa%2Fss@mail.example.test',
      {
        host: 'mail.example.test',
        port: 465,
        isSecure: true,
        login: { user: 'nora@example.test', password: 'p:a/ss' },
      },
    ],
  ])('is read of %s', (SMTP_URL, server) => {
    expect(mailOf({ ...GIVEN, SMTP_URL })?.server).toEqual(server);
  });

  it('takes files and limits as they are given', () => {
    expect(
      mailOf({
        ...GIVEN,
        SMTP_TLS: 'offered',
        SMTP_CA_FILE: '/etc/ca.pem',
        SMTP_CERTIFICATE_FILE: '/etc/me.pem',
        SMTP_KEY_FILE: '/etc/me.key',
        SMTP_CONNECTIONS: '1',
        SMTP_PER_MINUTE: '30',
        DKIM_DOMAIN: 'example.test',
        DKIM_SELECTOR: 'mail',
        DKIM_KEY_FILE: '/etc/dkim.key',
      }),
    ).toMatchObject({
      tls: 'offered',
      trustFile: '/etc/ca.pem',
      certificate: { certificateFile: '/etc/me.pem', keyFile: '/etc/me.key' },
      connections: 1,
      perMinute: 30,
      dkim: { domain: 'example.test', selector: 'mail', keyFile: '/etc/dkim.key' },
    });
  });

  it.each(['certitude@example.test', 'A "B" <a@b.test>', '<a@b>'])('comes from "%s"', (MAIL_FROM) => {
    expect(mailOf({ ...GIVEN, MAIL_FROM })?.from).toBe(MAIL_FROM);
  });

  it.each<[string, Record<string, string>, string]>([
    ['no sender', { MAIL_FROM: '' }, 'Set MAIL_FROM to who mails come from'],
    ['a sender without an address', { MAIL_FROM: 'Certitude' }, 'Set MAIL_FROM to who mails come from'],
    ['a sender of two lines', { MAIL_FROM: 'A\r\nBcc: x <a@b.test>' }, 'Set MAIL_FROM to who mails come from'],
    ['two senders', { MAIL_FROM: 'a@b.test, c@d.test' }, 'Set MAIL_FROM to who mails come from'],
    [
      'another protocol',
      { SMTP_URL: 'https://mail.example.test' },
      'Set SMTP_URL: must be a URL starting with smtp: or smtps:.',
    ],
    [
      'a server without a name',
      { SMTP_URL: 'smtp:' },
      'Set SMTP_URL to a server, as in "smtps://name:password@mail.example.org".',
    ],
    [
      'a sign-in that is not encoded',
      { SMTP_URL: 'smtp://nora:100%@mail.example.test' },
      'Set SMTP_URL with the name and the password percent-encoded',
    ],
    ['encryption by another word', { SMTP_TLS: 'maybe' }, 'Set SMTP_TLS:'],
    ['no connections', { SMTP_CONNECTIONS: '0' }, 'Set SMTP_CONNECTIONS:'],
    ['no mails', { SMTP_PER_MINUTE: '0' }, 'Set SMTP_PER_MINUTE:'],
    [
      'a certificate without its key',
      { SMTP_CERTIFICATE_FILE: 'c' },
      'Set SMTP_CERTIFICATE_FILE and SMTP_KEY_FILE, or neither.',
    ],
    [
      'a key without its certificate',
      { SMTP_KEY_FILE: 'k' },
      'Set SMTP_CERTIFICATE_FILE and SMTP_KEY_FILE, or neither.',
    ],
    [
      'a part of DKIM',
      { DKIM_DOMAIN: 'd', DKIM_KEY_FILE: 'k' },
      'Set DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY_FILE, or none of them.',
    ],
  ])('is not guessed of %s', (_, environment, sentence) => {
    expect(() => mailOf({ ...GIVEN, ...environment })).toThrow(sentence);
  });

  it('never says the password when it says what is wrong', () => {
    const SMTP_URL = 'smtp://nora:hunter2%@mail.example.test';
    expect(() => mailOf({ ...GIVEN, SMTP_URL })).toThrow(/^(?!.*hunter2)/);
  });

  it.each<[string, Record<string, string>, string | null]>([
    ['with a key', { OUTBOX_KEY: 'k'.repeat(32) }, 'k'.repeat(32)],
    ['without a key', {}, null],
    ['where mail leaves', { ...GIVEN, OUTBOX_KEY: 'k'.repeat(32) }, null],
  ])('has an outbox page %s: %j', (_, environment, key) => {
    expect(readConfig({ ...NEEDED, ...environment }).outboxKey).toBe(key);
  });

  it('has no key that somebody could guess', () => {
    expect(() => readConfig({ ...NEEDED, OUTBOX_KEY: 'short' })).toThrow('Set OUTBOX_KEY: must have at least 32');
  });
});
