import { createHash } from 'node:crypto';
import { accountApi, type AccountView, type BusMessage, MAX_PICTURE, sessionApi } from '@certitude/contracts';
import { Bus, Memberships, newId } from '@certitude/server/core';
import { eventually, type GivenPerson, testServer, type TestServer } from '@certitude/server/testing';
import { Global, Module } from '@nestjs/common';
import { IdentityHttpModule } from './identity-http.module';
import { IdentityModule } from './identity.module';
import { jpegOf, webpOf } from './testing/pictures';

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
const ANOTHER = 'a stapler of another colour';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

describe('an account', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer({
      modules: [IdentityModule, IdentityHttpModule, NoOrganizationsModule],
      environment: { SIGN_IN_ATTEMPTS: '6' },
    });
  });
  afterAll(() => server.close());

  const email = () => `${newId()}@example.test`;
  const tokenOf = (headers: Headers): string =>
    /certitude_session=([^;]*)/.exec(headers.get('set-cookie') ?? '')?.[1] ?? '';
  /** Somebody with a password, signed in. */
  const signedUp = async () => {
    const address = email();
    const body = { email: address, name: 'Nora New', password: PASSWORD, timeZone: 'Europe/Prague' };
    // Each from a network of its own: signing up is counted by network.
    await server.db.global("delete from rate_limit where key like 'sign-up%'");
    const answer = await server.as().raw(sessionApi.signUp, { body });
    return {
      email: address,
      sessionToken: tokenOf(answer.headers),
      view: (answer.body as { account: AccountView }).account,
    };
  };
  const signIn = (address: string, password: string) =>
    server.as().raw(sessionApi.signIn, { body: { email: address, password } });
  const account = async (who: { readonly sessionToken: string }) =>
    (await server.as(who).call(sessionApi.current)).account;
  const update = (who: { readonly sessionToken: string }, version: number, changes: object) =>
    server.as(who).raw(accountApi.update, { body: { version, changes } });
  const isIn = async (who: { readonly sessionToken: string }) =>
    (await server.as(who).raw(sessionApi.current)).status === 200;

  describe('of one’s own', () => {
    it('keeps what is chosen, for every device', async () => {
      const nora = await signedUp();
      const keys = { enabled: false, keys: { next: 'j' } };
      const changes = { name: '  Nora  Newer ', timeZone: 'Asia/Tokyo', dateLocale: 'ja-JP', theme: 'dark', keys };
      const answer = await update(nora, 1, changes);
      expect(answer).toMatchObject({ status: 200, body: { ...changes, name: 'Nora Newer', version: 2 } });
      const elsewhere = { sessionToken: tokenOf((await signIn(nora.email, PASSWORD)).headers) };
      expect(await account(elsewhere)).toEqual(answer.body);
    });

    it('has chosen nothing in the beginning', async () => {
      expect((await signedUp()).view).toMatchObject({
        dateLocale: 'en-GB',
        theme: null,
        keys: { enabled: true, keys: {} },
        emailConfirmed: false,
        picture: null,
        version: 1,
      });
    });

    it('says what another device saved meanwhile, and loses neither', async () => {
      const nora = await signedUp();
      await update(nora, 1, { name: 'From the phone' });
      expect((await update(nora, 1, { timeZone: 'Asia/Tokyo' })).status).toBe(200);
      expect(await update(nora, 1, { name: 'From the laptop' })).toMatchObject({
        status: 409,
        body: {
          code: 'edit.conflict',
          version: 3,
          conflicts: [{ field: 'name', theirs: 'From the phone', by: { id: nora.view.id } }],
        },
      });
      expect(await account(nora)).toMatchObject({ name: 'From the phone', timeZone: 'Asia/Tokyo', version: 3 });
    });

    it('takes changes of many devices at once, each of another field', async () => {
      const nora = await signedUp();
      const changes = [{ name: 'N' }, { timeZone: 'UTC' }, { theme: 'light' }, { dateLocale: 'de-DE' }];
      const answers = await Promise.all(changes.map((change) => update(nora, 1, change)));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      expect(await account(nora)).toMatchObject({ ...Object.assign({}, ...changes), version: 5 });
    });

    it.each([
      ['an empty name', { name: ' ' }, 'body.changes.name'],
      ['a zone that is an offset', { timeZone: '+02:00' }, 'body.changes.timeZone'],
      ['a language with another calendar', { dateLocale: 'th-TH-u-ca-buddhist' }, 'body.changes.dateLocale'],
      ['a language that there is not', { dateLocale: 'xx-XX' }, 'body.changes.dateLocale'],
      ['another theme', { theme: 'sepia' }, 'body.changes.theme'],
      ['a key of two commands', { keys: { enabled: true, keys: { next: 'p' } } }, 'body.changes.keys.keys.next'],
      ['an address, which needs the password', { email: 'x@example.test' }, 'body.changes.email'],
      ['another id', { id: newId() }, 'body.changes.id'],
    ])('refuses %s', async (_, change, path) => {
      const nora = await signedUp();
      const answer = await update(nora, 1, change);
      expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid', problems: [{ path }] } });
      expect(await account(nora)).toEqual(nora.view);
    });

    it('refuses a version that nobody saw', async () => {
      const nora = await signedUp();
      expect(await update(nora, 2, { name: 'Later' })).toMatchObject({
        status: 400,
        body: { code: 'request.invalid' },
      });
    });
  });

  describe('with a picture', () => {
    const put = (who: { readonly sessionToken: string }, type: string, content: Buffer | string) =>
      server.as(who).raw(accountApi.setPicture, {
        body: { type, content: typeof content === 'string' ? content : content.toString('base64') },
      });
    const look = (who: GivenPerson, accountId: string, hash: string) =>
      server.as(who).raw(accountApi.picture, { params: { accountId, hash } });

    it.each([
      ['image/webp', webpOf('Nora')],
      ['image/jpeg', jpegOf('Nora')],
    ])('serves %s as that and nothing else, for good', async (type, content) => {
      const owner = await server.given.organization();
      const viewer = await server.given.member(owner, 'guest-auditor');
      const answer = await put(owner, type, content);
      const hash = createHash('sha256').update(content).digest('hex');
      expect(answer).toMatchObject({ status: 200, body: { picture: hash } });
      const seen = await look(viewer, owner.accountId, hash);
      expect([seen.status, seen.body]).toEqual([200, content]);
      expect(Object.fromEntries(seen.headers)).toMatchObject({
        'content-type': type,
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'private, max-age=31536000, immutable',
      });
    });

    it('answers whoever shares no organization as if there were none', async () => {
      const owner = await server.given.organization();
      const former = await server.given.member(owner, 'viewer');
      await server.db.transaction(owner.context, (tx) =>
        tx.query('update member set removed_at = now() where account_id = $1', [former.accountId]),
      );
      await put(owner, 'image/webp', webpOf('Secret'));
      const hash = (await account(owner)).picture ?? '';
      const nothing = await look(former, newId(), hash);
      expect(nothing).toMatchObject({ status: 404, body: { code: 'not-found' } });
      for (const stranger of [await server.given.organization(), await server.given.person(), former]) {
        const { status, body } = await look(stranger, owner.accountId, hash);
        expect({ status, body: { ...(body as object), requestId: '' } }).toEqual({
          status: nothing.status,
          body: { ...(nothing.body as object), requestId: '' },
        });
      }
    });

    it('is gone with the next one, and when it is removed', async () => {
      const owner = await server.given.organization();
      await put(owner, 'image/webp', webpOf('First'));
      const first = (await account(owner)).picture ?? '';
      await put(owner, 'image/jpeg', jpegOf('Second'));
      const second = (await account(owner)).picture ?? '';
      expect((await look(owner, owner.accountId, first)).status).toBe(404);
      expect((await look(owner, owner.accountId, second)).status).toBe(200);
      expect((await server.as(owner).call(accountApi.removePicture)).picture).toBeNull();
      expect((await look(owner, owner.accountId, second)).status).toBe(404);
    });

    it.each([
      ['32 kB', MAX_PICTURE, 200],
      ['one byte more', MAX_PICTURE + 1, 400],
    ])('may have %s', async (_, size, status) => {
      const person = await server.given.person();
      const content = jpegOf('x'.repeat(size - 6));
      expect(content).toHaveLength(size);
      expect((await put(person, 'image/jpeg', content)).status).toBe(status);
    });

    it.each([
      [
        'a drawing with scripts',
        'image/webp',
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
        'body.content',
      ],
      ['another type than it says', 'image/jpeg', webpOf('x'), 'body.content'],
      ['a type that is not accepted', 'image/svg+xml', jpegOf('x'), 'body.type'],
      ['no base64', 'image/webp', '%%%', 'body.content'],
      ['nothing', 'image/webp', '', 'body.content'],
    ])('refuses %s', async (_, type, content, path) => {
      const person = await server.given.person();
      expect(await put(person, type, content)).toMatchObject({
        status: 400,
        body: { code: 'request.invalid', problems: [{ path }] },
      });
      expect((await account(person)).picture).toBeNull();
    });
  });

  describe('with another address', () => {
    const change = (who: { readonly sessionToken: string }, address: string, password = PASSWORD) =>
      server.as(who).raw(accountApi.changeEmail, { body: { email: address, password } });

    it('signs in with that one only, and this browser is known by it', async () => {
      const nora = await signedUp();
      const next = email();
      const answer = await change(nora, ` ${next.toUpperCase()} `);
      expect(answer).toMatchObject({ status: 200, body: { email: next } });
      expect(answer.headers.get('set-cookie')).toMatch(/^certitude_device=/);
      expect((await signIn(next, PASSWORD)).status).toBe(200);
      expect((await signIn(nora.email, PASSWORD)).status).toBe(401);
      expect(await isIn(nora)).toBe(true);
    });

    it('is not confirmed, whatever the one before was', async () => {
      const nora = await signedUp();
      await server.db.global('update account set address_confirmed_at = now() where email = $1', [nora.email]);
      expect(await account(nora)).toMatchObject({ emailConfirmed: true });
      expect((await change(nora, email())).body).toMatchObject({ emailConfirmed: false });
    });

    it('needs the password', async () => {
      const nora = await signedUp();
      expect(await change(nora, email(), 'wrong')).toMatchObject({
        status: 403,
        body: { code: 'account.wrong-password' },
      });
      expect(await account(nora)).toEqual(nora.view);
    });

    it('is nobody else’s, also at the same moment', async () => {
      const [nora, otto] = [await signedUp(), await signedUp()];
      expect(await change(nora, otto.email)).toMatchObject({ status: 409, body: { code: 'account.email-taken' } });
      const wanted = email();
      const answers = await Promise.all([change(nora, wanted), change(otto, wanted)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    });

    it('is asked for no more often than at signing in and signing up', async () => {
      const nora = await signedUp();
      const codes: string[] = [];
      for (let tries = 0; tries < 8; tries++)
        codes.push(((await change(nora, email(), 'guess')).body as { code: string }).code);
      expect(codes).toContain('request.rate-limited');
      expect(await isIn(nora)).toBe(true);
    });
  });

  describe('with another password', () => {
    const change = (who: { readonly sessionToken: string }, current: string, password = ANOTHER) =>
      server.as(who).raw(accountApi.changePassword, { body: { current, password } });

    it('is out everywhere else, and stays here', async () => {
      const nora = await signedUp();
      const elsewhere = { sessionToken: tokenOf((await signIn(nora.email, PASSWORD)).headers) };
      const heard: BusMessage[] = [];
      const stop = server.app.get(Bus).subscribe((message) => heard.push(message));
      expect(await change(nora, PASSWORD)).toMatchObject({ status: 200, body: { done: true } });
      expect([await isIn(nora), await isIn(elsewhere)]).toEqual([true, false]);
      await eventually(() =>
        expect(heard).toContainEqual({
          topic: 'session-ended',
          accountId: nora.view.id,
          sessionHash: hashOf(elsewhere.sessionToken),
        }),
      );
      stop();
      expect((await signIn(nora.email, PASSWORD)).status).toBe(401);
      expect((await signIn(nora.email, ANOTHER)).status).toBe(200);
    });

    it.each([
      ['without the old one', 'wrong', ANOTHER, { status: 403, body: { code: 'account.wrong-password' } }],
      ['to a short one', PASSWORD, 'short', { status: 400, body: { code: 'request.invalid' } }],
    ])('is not changed %s', async (_, current, password, answer) => {
      const nora = await signedUp();
      expect(await change(nora, current, password)).toMatchObject(answer);
      expect((await signIn(nora.email, PASSWORD)).status).toBe(200);
    });

    it('is changed once of two who know the old one at the same moment', async () => {
      const nora = await signedUp();
      const answers = await Promise.all([
        change(nora, PASSWORD, `${ANOTHER} one`),
        change(nora, PASSWORD, `${ANOTHER} two`),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
    });
  });

  describe('with sessions', () => {
    const list = async (who: { readonly sessionToken: string }) =>
      (await server.as(who).call(accountApi.sessions)).items;
    const begun = async (address: string, userAgent: string) => {
      const response = await fetch(`${server.url}/api/auth/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'user-agent': userAgent },
        body: JSON.stringify({ email: address, password: PASSWORD }),
      });
      return { sessionToken: tokenOf(response.headers) };
    };

    it('lists one’s own, with the browser they are in, and no secret', async () => {
      const nora = await signedUp();
      await signedUp();
      const firefox = await begun(nora.email, FIREFOX);
      const answer = await server.as(firefox).raw(accountApi.sessions);
      expect((answer.body as { items: object[] }).items).toEqual([
        expect.objectContaining({ device: 'Firefox on Linux', current: true }),
        expect.objectContaining({ current: false }),
      ]);
      expect(JSON.stringify(answer.body)).not.toContain(hashOf(firefox.sessionToken));
      const page = await server.as(firefox).call(accountApi.sessions, { query: { limit: 1 } });
      expect(page.items).toHaveLength(1);
      const rest = await server.as(firefox).call(accountApi.sessions, { query: { limit: 1, after: page.next ?? '' } });
      expect([rest.items.map(({ current }) => current), rest.next]).toEqual([[false], null]);
    });

    it('lists none that is over', async () => {
      const nora = await signedUp();
      await begun(nora.email, FIREFOX);
      await server.db.global(
        "update session set expires_at = $2 where device = 'Firefox on Linux' and account_id = $1",
        [nora.view.id, server.clock.now()],
      );
      expect(await list(nora)).toHaveLength(1);
    });

    it('ends one of them at once, and tells every process so', async () => {
      const nora = await signedUp();
      const firefox = await begun(nora.email, FIREFOX);
      const heard: BusMessage[] = [];
      const stop = server.app.get(Bus).subscribe((message) => heard.push(message));
      const [other] = (await list(nora)).filter(({ current }) => !current);
      await server.as(nora).call(accountApi.endSession, { params: { sessionId: other?.id ?? '' } });
      expect([await isIn(nora), await isIn(firefox)]).toEqual([true, false]);
      await eventually(() =>
        expect(heard).toContainEqual(expect.objectContaining({ sessionHash: hashOf(firefox.sessionToken) })),
      );
      stop();
    });

    it('answers for somebody else’s as for one that is not there, and it goes on', async () => {
      const [nora, otto] = [await signedUp(), await signedUp()];
      const [theirs] = await list(otto);
      const end = (sessionId: string) => server.as(nora).raw(accountApi.endSession, { params: { sessionId } });
      const [foreign, none, nonsense] = [await end(theirs?.id ?? ''), await end(newId()), await end('x')];
      for (const answer of [foreign, none, nonsense])
        expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
      expect(await isIn(otto)).toBe(true);
    });

    it('ends all others', async () => {
      const [nora, otto] = [await signedUp(), await signedUp()];
      const firefox = await begun(nora.email, FIREFOX);
      await server.as(nora).call(accountApi.endOthers);
      expect([await isIn(nora), await isIn(firefox), await isIn(otto)]).toEqual([true, false, true]);
    });

    it('ends everywhere, here too', async () => {
      const nora = await signedUp();
      const firefox = await begun(nora.email, FIREFOX);
      const answer = await server.as(nora).raw(accountApi.signOutEverywhere, { body: {} });
      expect(answer.headers.get('set-cookie')).toMatch(/^certitude_session=; Max-Age=0/);
      expect([await isIn(nora), await isIn(firefox)]).toEqual([false, false]);
    });
  });
});
