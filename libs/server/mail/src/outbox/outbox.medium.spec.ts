import { randomUUID } from 'node:crypto';
import { HeldMail, type HeldMailView, OUTBOX_KEY_HEADER, type Page, type Problem } from '@certitude/contracts';
import { Memberships, Sessions } from '@certitude/server/core';
import { eventually, testServer, type TestServer, testWorker, type TestWorker } from '@certitude/server/testing';
import { Global, Module } from '@nestjs/common';
import { AccountMail } from '../account-mail/account-mail';
import { MailHttpModule } from '../mail-http.module';
import { MailJobsModule } from '../mail-jobs.module';
import { PlainLettersModule } from '../testing/plain-letters';

const KEY = 'the-key-that-only-operators-of-tests-have';

/** Nobody signs in here. */
@Global()
@Module({
  providers: [Memberships, Sessions].map((port) => ({ provide: port, useValue: {} })),
  exports: [Memberships, Sessions],
})
class NobodyModule {}

const serverWith = (environment: Record<string, string>, of?: TestServer): Promise<TestServer> =>
  testServer({ modules: [MailHttpModule, NobodyModule], environment, ...(of && { database: of.database }) });
const get = async (server: TestServer, path: string, key?: string): Promise<{ status: number; body: unknown }> => {
  const answer = await fetch(
    `${server.url}/api${path}`,
    key === undefined ? {} : { headers: { [OUTBOX_KEY_HEADER]: key } },
  );
  return { status: answer.status, body: await answer.json() };
};

describe('the outbox', () => {
  let server: TestServer;
  let worker: TestWorker;
  beforeAll(async () => {
    server = await serverWith({ OUTBOX_KEY: KEY });
    worker = await testWorker({
      modules: [MailJobsModule, PlainLettersModule],
      environment: { OUTBOX_KEY: KEY, PUBLIC_URL: 'https://pki.example.test' },
      database: server.database,
      clock: server.clock,
      queue: { events: [] },
    });
  });
  afterAll(async () => {
    await worker.close();
    await server.close();
  });

  /** A letter that would have been sent. */
  async function held(): Promise<string> {
    const { accountId, email } = await worker.given.person();
    await worker.db.globalTransaction((tx) =>
      worker.app
        .get(AccountMail, { strict: false })
        .ask(tx, { kind: 'password-set', to: { accountId, address: email }, parameters: {} }),
    );
    await eventually(async () =>
      expect(await worker.db.global('select state, answer from account_mail where address = $1', [email])).toEqual([
        { state: 'sent', answer: 'Kept in the outbox of this instance.' },
      ]),
    );
    return email;
  }
  const page = async (query = ''): Promise<Page<HeldMailView>> => {
    const { status, body } = await get(server, `/outbox${query}`, KEY);
    expect(status).toBe(200);
    return body as Page<HeldMailView>;
  };

  it('keeps what would have been sent, without its secrets', async () => {
    const email = await held();
    const [mail] = (await page()).items;
    expect(mail).toMatchObject({ to: email, subject: `To ${email}`, heldAt: server.clock.now().toISOString() });
    const { body } = await get(server, `/outbox/${mail?.id}`, KEY);
    const whole = HeldMail.parse(body);
    expect(whole.text).toContain('https://pki.example.test/secret/••••••');
    expect(whole.html).toContain('<h1>To ');
    const kept = await worker.db.global('select m::text as row from held_mail m');
    expect(JSON.stringify(kept)).not.toContain('s3cret');
  });

  it('is listed newest first, page after page', async () => {
    const emails = [await held(), await held(), await held()].reverse();
    const first = await page('?limit=2');
    expect(first.items.map(({ to }) => to)).toEqual(emails.slice(0, 2));
    const second = await page(`?limit=2&after=${first.next}`);
    expect(second.items[0]?.to).toBe(emails[2]);
  });

  it.each([
    ['/outbox?after=yesterday', 400],
    [`/outbox/${randomUUID()}`, 404],
    ['/outbox/one', 404],
  ])('says no to %s', async (path, status) => {
    expect((await get(server, path, KEY)).status).toBe(status);
  });

  it.each([[undefined], [''], ['wrong'], [`${KEY} `.repeat(2)], [KEY.toUpperCase()]])(
    'is closed to whoever has no key: %j',
    async (key) => {
      for (const path of ['/outbox', `/outbox/${randomUUID()}`]) {
        const { status, body } = await get(server, path, key);
        expect([status, (body as Problem).code]).toEqual([403, 'outbox.wrong-key']);
      }
    },
  );

  it.each([
    ['has no key', {}],
    ['sends mail', { OUTBOX_KEY: KEY, SMTP_URL: 'smtp://mail.example.test', MAIL_FROM: 'a@b.test' }],
  ])('is not there where an instance %s', async (_, environment) => {
    const other = await serverWith(environment, server);
    try {
      for (const key of [undefined, '', KEY, 'null']) {
        const { status, body } = await get(other, '/outbox', key);
        expect([status, (body as Problem).code]).toEqual([404, 'not-found']);
      }
    } finally {
      await other.close();
    }
  });

  it('cannot be guessed: after some wrong keys a network waits, the right key included', async () => {
    const other = await serverWith({ OUTBOX_KEY: KEY });
    try {
      for (let count = 0; count < 20; count++) expect((await get(other, '/outbox', `guess ${count}`)).status).toBe(403);
      expect((await get(other, '/outbox', 'guess 20')).status).toBe(429);
      expect((await get(other, '/outbox', KEY)).status).toBe(429);
    } finally {
      await other.close();
    }
  });

  it('is open as often as somebody with the key likes', async () => {
    for (let count = 0; count < 30; count++) await page('?limit=1');
  });
});
