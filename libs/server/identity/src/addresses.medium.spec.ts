import { type AccountId, accountApi, sessionApi, type SignUp } from '@certitude/contracts';
import { asOwner, Memberships, newId } from '@certitude/server/core';
import { MailJobsModule } from '@certitude/server/mail';
import { testMailbox, type TestMailbox, testServer, type TestServer, testWorker } from '@certitude/server/testing';
import { Global, Module } from '@nestjs/common';
import { AddressLinkRepository } from './address-link.repository';
import { IdentityHttpModule } from './identity-http.module';
import { IdentityJobsModule } from './identity-jobs.module';
import { IdentityModule } from './identity.module';
import { AddressConfirmationLetter } from './letters/address-confirmation.letter';

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

const PASSWORD = 'correct horse battery';
const DAY = 24 * 60 * 60_000;
const anAddress = (): string => `${newId()}@example.test`;
const tokenOf = (headers: Headers): string =>
  /certitude_session=([^;]*)/.exec(headers.get('set-cookie') ?? '')?.[1] ?? '';
const secretIn = (text: string | undefined): string => /\/([\w-]{43})\n/.exec(text ?? '')?.[1] ?? '';

describe('where mail leaves the instance', () => {
  let mailbox: TestMailbox;
  let server: TestServer;
  let worker: Awaited<ReturnType<typeof testWorker>>;

  beforeAll(async () => {
    const busy = Object.assign(new Error('Busy'), { responseCode: 451 });
    mailbox = await testMailbox({
      onRcptTo: ({ address }, _, done) => done(address.endsWith('@busy.test') ? busy : null),
    });
    const environment = {
      SMTP_URL: `smtp://127.0.0.1:${mailbox.port}`,
      SMTP_TLS: 'never',
      MAIL_FROM: 'certitude@example.test',
      SIGN_IN_ATTEMPTS: '1000',
    };
    server = await testServer({ modules: [IdentityModule, IdentityHttpModule, NoOrganizationsModule], environment });
    const modules = [MailJobsModule, IdentityJobsModule];
    const { database, clock } = server;
    worker = await testWorker({ modules, environment, database, clock, queue: { events: [] } });
  });
  afterAll(async () => {
    await worker.close();
    await server.close();
    await mailbox.close();
  });

  const askSignUp = (email: string) => server.as().raw(sessionApi.askSignUp, { body: { email } });
  const signUp = (email: string, confirmation?: string) => {
    const body: SignUp = { email, name: 'Nora New', password: PASSWORD, timeZone: 'UTC', dateLocale: 'en-GB' };
    return server.as().raw(sessionApi.signUp, { body: { ...body, ...(confirmation && { confirmation }) } });
  };
  const signIn = (email: string) => server.as().raw(sessionApi.signIn, { body: { email, password: PASSWORD } });
  const confirm = (token: string) => server.as().raw(sessionApi.confirmAddress, { body: { token } });
  const subjectsTo = (address: string): (string | undefined)[] =>
    mailbox.mails.filter(({ to }) => [to].flat()[0]?.text === address).map(({ subject }) => subject);

  async function somebody() {
    const email = anAddress();
    await askSignUp(email);
    const answer = await signUp(email, secretIn((await mailbox.to(email)).text));
    return { email, browser: server.as({ sessionToken: tokenOf(answer.headers) }) };
  }
  const current = async (browser: ReturnType<TestServer['as']>) => (await browser.call(sessionApi.current)).account;

  describe('an account', () => {
    it('is made by whoever follows the link, whose address is confirmed', async () => {
      const { email, browser } = await somebody();
      expect(await current(browser)).toMatchObject({ email, emailConfirmed: true });
    });

    it('is answered alike for an address that has one, whose mail says so', async () => {
      const [{ email }, unknown] = [await somebody(), anAddress()];
      const answers = [await askSignUp(email), await askSignUp(unknown)];
      expect(answers.map(({ status, body }) => [status, body])).toEqual([
        [200, { done: true }],
        [200, { done: true }],
      ]);
      expect((await mailbox.to(email, 2)).subject).toBe('You have an account already');
      expect((await mailbox.to(unknown)).subject).toBe('Create your account');
    });

    it('is not made without the link, with that of another address, or with one that is old', async () => {
      const [email, other] = [anAddress(), anAddress()];
      await askSignUp(other);
      const token = secretIn((await mailbox.to(other)).text);
      expect((await signUp(email)).body).toMatchObject({ code: 'account.address-not-confirmed' });
      expect((await signUp(email, token)).body).toMatchObject({ code: 'account.address-not-confirmed' });
      server.clock.advance(DAY + 1);
      expect((await signUp(other, token)).body).toMatchObject({ code: 'account.link-not-usable' });
    });

    it('is not asked for by people without an invitation where only invited people make one', async () => {
      const email = anAddress();
      const set = (who: string) =>
        asOwner(server.database.ownerUrl, (tx) => tx.query('update instance_setting set sign_up = $1', [who]));
      await set('invited');
      const answer = await askSignUp(email);
      await set('open');
      expect(answer).toMatchObject({ status: 403, body: { code: 'account.sign-up-closed' } });
      expect(await server.db.global('select from account_mail where address = $1', [email])).toEqual([]);
    });

    it('is made once by the same link', async () => {
      const email = anAddress();
      await askSignUp(email);
      const token = secretIn((await mailbox.to(email)).text);
      expect((await signUp(email, token)).status).toBe(200);
      expect((await signUp(email, token)).body).toMatchObject({ code: 'account.link-not-usable' });
    });
  });

  describe('another address', () => {
    it('counts once its link is followed, and both addresses hear of it', async () => {
      const { email, browser } = await somebody();
      const next = anAddress();
      await browser.call(accountApi.changeEmail, { body: { email: next, password: PASSWORD } });
      expect(await current(browser)).toMatchObject({ email });
      expect((await mailbox.to(email, 2)).subject).toBe('Your e-mail address is about to change');
      const token = secretIn((await mailbox.to(next)).text);
      expect((await confirm(token)).body).toEqual({ email: next });
      expect(await current(browser)).toMatchObject({ email: next, emailConfirmed: true });
      expect((await mailbox.to(email, 3)).subject).toBe('Your e-mail address was changed');
      expect((await mailbox.to(next, 2)).subject).toBe('Your e-mail address was changed');
      expect((await confirm(token)).body).toMatchObject({ code: 'account.link-not-usable' });
      expect((await signIn(next)).status).toBe(200);
    });

    it('that somebody has is answered alike, and changes nothing', async () => {
      const [one, other] = [await somebody(), await somebody()];
      const answer = await one.browser.raw(accountApi.changeEmail, {
        body: { email: other.email, password: PASSWORD },
      });
      expect(answer).toMatchObject({ status: 200, body: { email: one.email } });
      expect((await mailbox.to(other.email, 2)).subject).toBe('This address has an account already');
      expect(await current(one.browser)).toMatchObject({ email: one.email });
    });

    it('that somebody took meanwhile is refused when the link is followed', async () => {
      const { email, browser } = await somebody();
      const next = anAddress();
      await browser.call(accountApi.changeEmail, { body: { email: next, password: PASSWORD } });
      const token = secretIn((await mailbox.to(next)).text);
      await askSignUp(next);
      await signUp(next, secretIn((await mailbox.to(next, 2)).text));
      expect((await confirm(token)).body).toMatchObject({ code: 'account.email-taken' });
      expect(await current(browser)).toMatchObject({ email });
    });

    it('is the one whose link was followed: links to others that were named work no more', async () => {
      const { browser } = await somebody();
      const [first, second] = [anAddress(), anAddress()];
      for (const email of [first, second])
        await browser.call(accountApi.changeEmail, { body: { email, password: PASSWORD } });
      const tokens = await Promise.all([first, second].map(async (email) => secretIn((await mailbox.to(email)).text)));
      expect((await confirm(tokens[1] ?? '')).status).toBe(200);
      expect((await confirm(tokens[0] ?? '')).body).toMatchObject({ code: 'account.link-not-usable' });
      expect(await current(browser)).toMatchObject({ email: second });
    });

    it('does not count by a link that is old', async () => {
      const { email, browser } = await somebody();
      const next = anAddress();
      await browser.call(accountApi.changeEmail, { body: { email: next, password: PASSWORD } });
      const token = secretIn((await mailbox.to(next)).text);
      server.clock.advance(DAY + 1);
      expect((await confirm(token)).body).toMatchObject({ code: 'account.link-not-usable' });
      expect((await signIn(email)).status).toBe(200);
    });

    it('is not undone by a link that confirms the one before', async () => {
      const { email, browser } = await somebody();
      await browser.call(accountApi.askConfirmation);
      const old = secretIn((await mailbox.to(email, 'Confirm your e-mail address')).text);
      const next = anAddress();
      await browser.call(accountApi.changeEmail, { body: { email: next, password: PASSWORD } });
      await confirm(secretIn((await mailbox.to(next)).text));
      expect((await confirm(old)).body).toMatchObject({ code: 'account.link-not-usable' });
      expect(await current(browser)).toMatchObject({ email: next });
    });

    it('takes the links for a new password along that went to the one before', async () => {
      const { email, browser } = await somebody();
      const next = anAddress();
      await server.as().call(sessionApi.forgottenPassword, { body: { email } });
      const password = secretIn((await mailbox.to(email, 2)).text);
      await browser.call(accountApi.changeEmail, { body: { email: next, password: PASSWORD } });
      await confirm(secretIn((await mailbox.to(next)).text));
      const body = { token: password, password: PASSWORD };
      expect((await server.as().raw(sessionApi.setPassword, { body })).status).toBe(410);
    });
  });

  describe('another address that somebody asked for who knew the password', () => {
    const asked = async () => {
      const { email, browser } = await somebody();
      const next = anAddress();
      await browser.call(accountApi.changeEmail, { body: { email: next, password: PASSWORD } });
      return { email, browser, next };
    };
    const choose = (browser: ReturnType<TestServer['as']>) =>
      browser.call(accountApi.changePassword, { body: { current: PASSWORD, password: 'another horse battery' } });

    it('counts no more once another password was chosen', async () => {
      const { email, browser, next } = await asked();
      const token = secretIn((await mailbox.to(next)).text);
      await choose(browser);
      expect((await confirm(token)).body).toMatchObject({ code: 'account.link-not-usable' });
      expect(await current(browser)).toMatchObject({ email });
    });

    it('counts no more once a link for a forgotten password was used', async () => {
      const { email, next } = await asked();
      const token = secretIn((await mailbox.to(next)).text);
      await server.as().call(sessionApi.forgottenPassword, { body: { email } });
      const body = { token: secretIn((await mailbox.to(email, 3)).text), password: PASSWORD };
      expect((await server.as().raw(sessionApi.setPassword, { body })).status).toBe(200);
      expect((await confirm(token)).body).toMatchObject({ code: 'account.link-not-usable' });
    });

    it('gets no link where its letter waits, or is written at this moment', async () => {
      const { browser, next } = await asked();
      await mailbox.to(next);
      const waits = `update account_mail set state = 'waiting', due_at = 'infinity' where address = $1 returning account_id as id`;
      const [{ id } = { id: newId<AccountId>() }] = await server.db.global<{ id: AccountId }>(waits, [next]);
      const link = {
        tokenHash: newId(),
        accountId: id,
        email: next,
        expiresAt: new Date(server.clock.now().getTime() + DAY),
      };
      const links = server.app.get(AddressLinkRepository);
      expect(await links.insertChange(link)).toBe(true);
      await choose(browser);
      expect(await links.insertChange({ ...link, tokenHash: newId() })).toBe(false);
      const left = await server.db.global('select state from account_mail where address = $1', [next]);
      expect(left).toEqual([{ state: 'given-up' }]);
      expect(await server.db.global('select from address_link where email = $1', [next])).toEqual([]);
    });
  });

  it('confirms the address of an account that was made before', async () => {
    const { email, browser } = await somebody();
    await server.db.global('update account set address_confirmed_at = null where email = $1', [email]);
    await browser.call(accountApi.askConfirmation);
    expect((await confirm(secretIn((await mailbox.to(email, 2)).text))).body).toEqual({ email });
    expect(await current(browser)).toMatchObject({ email, emailConfirmed: true });
    expect(subjectsTo(email)).toHaveLength(2);
  });

  describe('an address gets no more than three letters that somebody asked for', () => {
    const statuses = async (ask: () => Promise<{ status: number }>) => {
      const answers = [];
      for (let count = 0; count < 4; count++) answers.push((await ask()).status);
      return answers;
    };

    it('for an account', async () => {
      const email = anAddress();
      expect(await statuses(() => askSignUp(email))).toEqual([200, 200, 200, 429]);
    });

    it('for a confirmation', async () => {
      const { browser } = await somebody();
      // One was for the account.
      expect(await statuses(() => browser.raw(accountApi.askConfirmation))).toEqual([200, 200, 429, 429]);
    });

    it('for a change', async () => {
      const { browser } = await somebody();
      const body = { email: anAddress(), password: PASSWORD };
      expect(await statuses(() => browser.raw(accountApi.changeEmail, { body }))).toEqual([200, 200, 200, 429]);
    });
  });

  it('writes no letter with a link that nobody waits for any more', async () => {
    const letter = worker.app.get(AddressConfirmationLetter, { strict: false });
    const { accountId } = await server.given.person();
    const now = server.clock.now().getTime();
    const written = (age: number) =>
      letter.write({ accountId, address: anAddress(), askedAt: new Date(now - age), parameters: {} });
    expect(await written(DAY)).not.toBeNull();
    expect(await written(DAY + 1)).toBeNull();
  });

  it('tells of a sign-in with a browser that is not known, and of no other', async () => {
    const { email } = await somebody();
    const answer = await signIn(email);
    expect((await mailbox.to(email, 2)).subject).toBe('A new sign-in to your account');
    const cookie = (answer.headers.getSetCookie().find((one) => one.includes('/api/auth')) ?? '').split(';')[0] ?? '';
    const body = JSON.stringify({ email, password: PASSWORD });
    const headers = { 'content-type': 'application/json', cookie, origin: server.url };
    expect((await fetch(`${server.url}/api/auth/sign-in`, { method: 'POST', body, headers })).status).toBe(200);
    const asked = await server.db.global(`select from account_mail where address = $1 and kind = 'new-device'`, [
      email,
    ]);
    expect(asked).toHaveLength(1);
  });
});
