import { sessionApi, type SignUp } from '@certitude/contracts';
import { Memberships, newId } from '@certitude/server/core';
import { MailJobsModule } from '@certitude/server/mail';
import { testMailbox, type TestMailbox, testServer, type TestServer, testWorker } from '@certitude/server/testing';
import { Global, Module } from '@nestjs/common';
import { IdentityHttpModule } from './identity-http.module';
import { IdentityJobsModule } from './identity-jobs.module';
import { Identity } from './identity.service';
import { IdentityModule } from './identity.module';
import { PasswordForgottenLetter } from './letters/password-forgotten.letter';

/** This server has no route of any organization, so nobody needs a role. */
@Global()
@Module({
  providers: [
    {
      provide: Memberships,
      useValue: {
        roleOf: () => Promise.resolve(null),
        isSuspended: () => Promise.resolve(false),
      } satisfies Memberships,
    },
  ],
  exports: [Memberships],
})
class NoOrganizationsModule {}

const [OLD, NEW] = ['correct horse battery', 'another horse, another battery'];
const MINUTE = 60_000;

describe('a forgotten password', () => {
  let mailbox: TestMailbox;
  let server: TestServer;
  let worker: Awaited<ReturnType<typeof testWorker>>;

  beforeAll(async () => {
    mailbox = await testMailbox();
    const environment = {
      SMTP_URL: `smtp://127.0.0.1:${mailbox.port}`,
      SMTP_TLS: 'never',
      MAIL_FROM: 'Certitude <certitude@example.test>',
      PUBLIC_URL: 'https://pki.example.test/',
      SIGN_IN_ATTEMPTS: '1000',
    };
    server = await testServer({ modules: [IdentityModule, IdentityHttpModule, NoOrganizationsModule], environment });
    worker = await testWorker({
      modules: [MailJobsModule, IdentityJobsModule],
      environment,
      database: server.database,
      clock: server.clock,
      queue: { events: [] },
    });
  });
  afterAll(async () => {
    await worker.close();
    await server.close();
    await mailbox.close();
  });

  const ask = (email: string) => server.as().raw(sessionApi.forgottenPassword, { body: { email } });
  const signIn = (email: string, password: string) => server.as().raw(sessionApi.signIn, { body: { email, password } });
  const choose = (token: string) => server.as().raw(sessionApi.setPassword, { body: { token, password: NEW } });
  const tokenIn = (text: string | undefined): string =>
    /https:\/\/pki\.example\.test\/new-password\/([\w-]{43})\n/.exec(text ?? '')?.[1] ?? '';

  async function somebody(): Promise<string> {
    const email = `${newId()}@example.test`;
    const body: SignUp = { email, name: 'Nora New', password: OLD, timeZone: 'Europe/Prague', dateLocale: 'cs-CZ' };
    await server.app.get(Identity).register(body);
    return email;
  }

  it('is replaced by a link that comes by mail, once, and everybody who was signed in is out', async () => {
    const email = await somebody();
    const before = server.as({ sessionToken: tokenOf((await signIn(email, OLD)).headers) });
    await ask(email);
    const mail = await mailbox.to(email, 'Choose a new password');
    const token = tokenIn(mail.text);
    expect(mail).toMatchObject({
      subject: 'Choose a new password',
      from: { text: '"Certitude" <certitude@example.test>' },
    });
    expect(mail.html).toContain(`href="https://pki.example.test/new-password/${token}"`);
    expect((await choose(token)).status).toBe(200);
    expect((await before.raw(sessionApi.current)).status).toBe(401);
    expect((await signIn(email, OLD)).status).toBe(401);
    expect((await signIn(email, NEW)).status).toBe(200);
    expect((await choose(token)).body).toMatchObject({ code: 'account.password-link-not-usable' });
    await mailbox.to(email, 'Your password was changed');
  });

  it('works for half an hour', async () => {
    const email = await somebody();
    await ask(email);
    const token = tokenIn((await mailbox.to(email, 'Choose a new password')).text);
    server.clock.advance(31 * MINUTE);
    expect((await choose(token)).status).toBe(410);
  });

  it('gets no link that nobody waits for any more, nor one to an address that the account no longer has', async () => {
    const letter = worker.app.get(PasswordForgottenLetter, { strict: false });
    const { accountId, email } = await server.given.person();
    const now = server.clock.now().getTime();
    const written = (address: string, age: number) =>
      letter.write({ accountId, address, askedAt: new Date(now - age), parameters: {} });
    expect(await written(email, 30 * MINUTE)).not.toBeNull();
    expect(await written(email, 30 * MINUTE + 1)).toBeNull();
    expect(await written(`${newId()}@example.test`, 0)).toBeNull();
  });

  it('is answered alike for an address that nobody has, to which nothing is sent', async () => {
    const [known, unknown] = [await somebody(), `${newId()}@example.test`];
    const answers = [await ask(known), await ask(unknown)];
    expect(answers.map(({ status, body }) => ({ status, body }))).toEqual([
      { status: 200, body: { done: true } },
      { status: 200, body: { done: true } },
    ]);
    await mailbox.to(known, 'Choose a new password');
    expect(mailbox.mails.filter(({ text }) => text?.includes(unknown))).toEqual([]);
  });

  it('fills nobody’s mailbox', async () => {
    const email = await somebody();
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask(email)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 429, 429]);
  });

  it('keeps the secret nowhere but in the mail', async () => {
    const email = await somebody();
    await ask(email);
    const token = tokenIn((await mailbox.to(email, 'Choose a new password')).text);
    const kept = await server.db.global<{ row: string }>(
      `select m::text as row from account_mail m where m.address = $1
       union all select l::text from password_link l join account a on a.id = l.account_id where a.email = $1`,
      [email],
    );
    expect(kept).toHaveLength(2);
    expect(kept.map(({ row }) => row).join()).not.toContain(token);
  });
});

const tokenOf = (headers: Headers): string =>
  /certitude_session=([^;]*)/.exec(headers.get('set-cookie') ?? '')?.[1] ?? '';
