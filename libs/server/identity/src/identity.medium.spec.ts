import { createHash } from 'node:crypto';
import { sessionApi, type BusMessage, type SignUp } from '@certitude/contracts';
import { Bus, Memberships, newId } from '@certitude/server/core';
import { eventually, testServer, type TestServer } from '@certitude/server/testing';
import { Global, Module } from '@nestjs/common';
import { IdentityHttpModule } from './identity-http.module';
import { IdentityModule } from './identity.module';
import { Passwords } from './passwords';

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

const modules = [IdentityModule, IdentityHttpModule, NoOrganizationsModule];
const PASSWORD = 'correct horse battery';
const DAY = 24 * 60 * 60 * 1_000;
const person = (): SignUp => ({
  email: `${newId()}@example.test`,
  name: 'Nora New',
  password: PASSWORD,
  timeZone: 'Europe/Prague',
  dateLocale: 'cs-CZ',
});

describe('identity', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer({ modules, environment: { SIGN_IN_ATTEMPTS: '1000' } });
  });
  afterAll(() => server.close());

  const signUp = (input = person()) => server.as().raw(sessionApi.signUp, { body: input });
  const cookieOf = (headers: Headers): string => headers.get('set-cookie') ?? '';
  const tokenOf = (headers: Headers): string => /certitude_session=([^;]*)/.exec(cookieOf(headers))?.[1] ?? '';
  const rows = <R>(sql: string, parameters: unknown[] = []) => server.db.global<R>(sql, parameters);

  describe('signing up', () => {
    it('makes an account and signs in', async () => {
      const input = person();
      const answer = await signUp(input);
      expect(answer.status).toBe(200);
      const current = await server.as({ sessionToken: tokenOf(answer.headers) }).call(sessionApi.current);
      expect(current.account).toMatchObject({ email: input.email, name: 'Nora New', timeZone: 'Europe/Prague' });
      expect(current.memberships).toEqual([]);
    });

    it('stores neither the password nor the session token', async () => {
      const input = person();
      const token = tokenOf((await signUp(input)).headers);
      expect(Buffer.from(token, 'base64url')).toHaveLength(32);
      const [account] = await rows<{ all: string }>(
        'select a::text || s::text as all from account a join session s on s.account_id = a.id where a.email = $1',
        [input.email],
      );
      expect(account?.all).not.toContain(PASSWORD);
      expect(account?.all).not.toContain(token);
      expect(account?.all).toContain(createHash('sha256').update(token).digest('hex'));
    });

    it('knows an e-mail address whatever its case', async () => {
      const input = person();
      await signUp(input);
      const again = await signUp({ ...input, email: ` ${input.email.toUpperCase()} ` });
      expect(again).toMatchObject({ status: 409, body: { code: 'account.email-taken' } });
    });

    it('does the same work for an address that is taken', async () => {
      const input = person();
      await signUp(input);
      const hash = jest.spyOn(server.app.get(Passwords), 'hash');
      await signUp(input);
      expect(hash).toHaveBeenCalledTimes(1);
      hash.mockRestore();
    });

    it('makes one account of many attempts at the same moment', async () => {
      const input = person();
      const answers = await Promise.all(Array.from({ length: 5 }, () => signUp(input)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
      expect(await rows('select from account where email = $1', [input.email])).toHaveLength(1);
    });

    it.each([
      ['a short password', { password: 'too short' }, 'body.password'],
      ['an endless password', { password: 'x'.repeat(201) }, 'body.password'],
      ['no e-mail address', { email: 'nora' }, 'body.email'],
      ['an empty name', { name: '   ' }, 'body.name'],
      ['an unknown time zone', { timeZone: 'Mars/Olympus' }, 'body.timeZone'],
      ['an unknown field', { role: 'owner' }, 'body.role'],
      ['a wrong type', { name: 7 }, 'body.name'],
    ])('refuses %s and makes nothing', async (_, change, path) => {
      const input = { ...person(), ...change };
      const answer = await server.as().raw(sessionApi.signUp, { body: input });
      expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
      expect((answer.body as { problems: { path: string }[] }).problems.map((p) => p.path)).toEqual([path]);
      expect(await rows('select from account where email = $1', [input.email])).toEqual([]);
    });

    it('refuses a body that is no JSON', async () => {
      const answer = await server.as().fetch('POST', '/api/auth/sign-up', '{"email":');
      expect(answer).toMatchObject({ status: 400, body: { code: 'request.malformed' } });
    });
  });

  describe('signing in', () => {
    it('begins a session of its own each time', async () => {
      const input = person();
      const first = tokenOf((await signUp(input)).headers);
      const answer = await server.as().raw(sessionApi.signIn, { body: { email: input.email, password: PASSWORD } });
      expect(answer.status).toBe(200);
      const second = tokenOf(answer.headers);
      expect(second).not.toBe(first);
      await expect(server.as({ sessionToken: second }).call(sessionApi.current)).resolves.toBeDefined();
    });

    it('answers a wrong password and an unknown e-mail address with the same words', async () => {
      const input = person();
      await signUp(input);
      const wrong = await server.as().problem(sessionApi.signIn, { body: { email: input.email, password: 'wrong' } });
      const unknown = await server.as().problem(sessionApi.signIn, { body: { email: person().email, password: 'x' } });
      expect(wrong.code).toBe('session.wrong-credentials');
      expect({ ...wrong, requestId: '' }).toEqual({ ...unknown, requestId: '' });
    });

    it('gives the cookie the attributes that protect it', async () => {
      const cookie = cookieOf((await signUp()).headers);
      expect(cookie).toMatch(
        /^certitude_session=[\w-]+; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax, certitude_device=/,
      );
    });

    it('is not possible from a page of another site', async () => {
      const response = await fetch(`${server.url}/api/auth/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: 'https://evil.example.test' },
        body: JSON.stringify({ email: 'a@example.test', password: 'x' }),
      });
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ code: 'request.cross-site' });
    });

    it('is not kept by any cache', async () => {
      expect((await signUp()).headers.get('cache-control')).toBe('no-store');
    });
  });

  describe('a session', () => {
    it('is required where somebody must be signed in', async () => {
      for (const sessionToken of [undefined, '', 'nonsense', 'x'.repeat(5_000)]) {
        const client = sessionToken === undefined ? server.as() : server.as({ sessionToken });
        expect((await client.problem(sessionApi.current)).code).toBe('session.required');
      }
    });

    it('gives a CSRF token without which nothing changes', async () => {
      const client = server.as({ sessionToken: tokenOf((await signUp()).headers) });
      const { csrfToken } = await client.call(sessionApi.current);
      const send = (headers: Record<string, string>) =>
        fetch(`${server.url}/api/auth/sign-out`, {
          method: 'POST',
          headers: { cookie: `certitude_session=${client.sessionToken}`, ...headers },
        });
      expect((await send({})).status).toBe(403);
      expect((await send({ 'x-csrf-token': `${csrfToken.slice(0, -2)}xx` })).status).toBe(403);
      await expect(client.call(sessionApi.current)).resolves.toBeDefined();
      expect((await send({ 'x-csrf-token': csrfToken })).status).toBe(200);
    });

    it('has a CSRF token of its own', async () => {
      const tokens = await Promise.all(
        [1, 2].map(async () => ((await signUp()).body as { csrfToken: string }).csrfToken),
      );
      expect(tokens[0]).not.toBe(tokens[1]);
    });

    it('lasts 14 days from its last use, not from its beginning', async () => {
      const client = server.as({ sessionToken: tokenOf((await signUp()).headers) });
      for (let fortnight = 0; fortnight < 3; fortnight++) {
        server.clock.advance(13 * DAY);
        await expect(client.call(sessionApi.current)).resolves.toBeDefined();
      }
      server.clock.advance(14 * DAY + 1_000);
      expect((await client.problem(sessionApi.current)).code).toBe('session.required');
    });

    it('ends 90 days after it began, however much it is used', async () => {
      const client = server.as({ sessionToken: tokenOf((await signUp()).headers) });
      for (let week = 0; week < 12; week++) {
        server.clock.advance(7 * DAY);
        await expect(client.call(sessionApi.current)).resolves.toBeDefined();
      }
      server.clock.advance(6 * DAY + 1_000);
      expect((await client.problem(sessionApi.current)).code).toBe('session.required');
    });

    it('does not outlast a new sign-in in the same browser', async () => {
      const [first, second] = [person(), person()];
      const earlier = tokenOf((await signUp(first)).headers);
      await signUp(second);
      const heard: BusMessage[] = [];
      const stop = server.app.get(Bus).subscribe((message) => heard.push(message));
      const answer = await server
        .as({ sessionToken: earlier })
        .raw(sessionApi.signIn, { body: { email: second.email, password: PASSWORD } });
      expect(answer.status).toBe(200);
      expect((await server.as({ sessionToken: earlier }).problem(sessionApi.current)).code).toBe('session.required');
      await eventually(() => expect(heard).toContainEqual(expect.objectContaining({ topic: 'session-ended' })));
      stop();
    });

    it('is not written to by every request', async () => {
      const token = tokenOf((await signUp()).headers);
      const client = server.as({ sessionToken: token });
      const seen = async () =>
        (
          await rows<{ at: Date }>('select last_seen_at as at from session where token_hash = $1', [
            createHash('sha256').update(token).digest('hex'),
          ])
        )[0]?.at.getTime();
      const before = await seen();
      server.clock.advance(60_000);
      await client.call(sessionApi.current);
      expect(await seen()).toBe(before);
      server.clock.advance(5 * 60_000);
      await client.call(sessionApi.current);
      expect(await seen()).toBe(server.clock.now().getTime());
    });

    it('is renewed in the browser too', async () => {
      const token = tokenOf((await signUp()).headers);
      const answer = await server.as({ sessionToken: token }).raw(sessionApi.current);
      expect(tokenOf(answer.headers)).toBe(token);
    });

    it('ends at sign-out, and tells every process so', async () => {
      const answer = await signUp();
      const client = server.as({ sessionToken: tokenOf(answer.headers) });
      const heard: BusMessage[] = [];
      const stop = server.app.get(Bus).subscribe((message) => heard.push(message));
      const out = await client.raw(sessionApi.signOut, { body: {} });
      expect(out).toMatchObject({ status: 200, body: { done: true } });
      expect(cookieOf(out.headers)).toMatch(/^certitude_session=; Max-Age=0; Path=\//);
      expect((await client.problem(sessionApi.current)).code).toBe('session.required');
      const sessionHash = createHash('sha256')
        .update(client.sessionToken ?? '')
        .digest('hex');
      const { account } = answer.body as { account: { id: string } };
      await eventually(() =>
        expect(heard).toContainEqual({ topic: 'session-ended', accountId: account.id, sessionHash }),
      );
      stop();
    });

    it('ends alone: the person stays signed in elsewhere', async () => {
      const input = person();
      const first = server.as({ sessionToken: tokenOf((await signUp(input)).headers) });
      const answer = await server.as().raw(sessionApi.signIn, { body: { email: input.email, password: PASSWORD } });
      await first.call(sessionApi.signOut);
      await expect(
        server.as({ sessionToken: tokenOf(answer.headers) }).call(sessionApi.current),
      ).resolves.toBeDefined();
    });

    it('lists where the person is a member, and nothing else', async () => {
      const owner = await server.given.organization('Acme Trust Services');
      await server.given.organization('Somebody else');
      const { memberships } = await server.as(owner).call(sessionApi.current);
      expect(memberships).toEqual([
        {
          organizationId: owner.context.organizationId,
          name: 'Acme Trust Services',
          role: 'owner',
          sample: false,
          suspended: false,
        },
      ]);
    });

    it('that has expired is forgotten when the next one begins', async () => {
      await signUp();
      server.clock.advance(15 * DAY);
      await signUp();
      expect(await rows('select from session where expires_at <= $1', [server.clock.now()])).toEqual([]);
    });
  });

  describe('the instance', () => {
    it('tells its version to anybody, and has no demo sign-ins unless it is told to', async () => {
      const instance = await server.as().call(sessionApi.instance);
      expect(instance.version).toMatch(/^\d+\.\d+\.\d+/);
      expect(instance.demo).toEqual([]);
    });
  });
});

describe('limits on attempts', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await testServer({ modules, environment: { SIGN_IN_ATTEMPTS: '3', TRUST_PROXY: 'true' } });
  });
  afterEach(() => server.close());

  const post = async (url: string, path: string, from: string, body: object, cookie = '') => {
    const response = await fetch(`${url}/api/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': from, ...(cookie ? { cookie } : {}) },
      body: JSON.stringify(body),
    });
    const cookies = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
    return {
      status: response.status,
      retryAfter: response.headers.get('retry-after'),
      body: await response.json(),
      device: cookies.find((line) => line.startsWith('certitude_device=')) ?? '',
    };
  };
  const guess = (email: string, from: string, url = server.url) =>
    post(url, 'sign-in', from, { email, password: 'a guess' });
  const guessOften = async (times: number, one: (n: number) => ReturnType<typeof guess>) => {
    const statuses: number[] = [];
    for (let n = 0; n < times; n++) statuses.push((await one(n)).status);
    return statuses;
  };
  const address = (n: number) => `198.51.100.${n}`;
  /** Somebody who has signed up at home, with the browser there. */
  const known = async () => {
    const input = person();
    const { device } = await post(server.url, 'sign-up', address(1), input);
    return { email: input.email, device, right: { email: input.email, password: PASSWORD } };
  };

  it('pause longer and longer for one person at one place, and end there for a while', async () => {
    const { email } = person();
    expect(await guessOften(2, () => guess(email, address(1)))).toEqual([401, 401]);
    const paused = async () =>
      (await server.db.global("select key from rate_limit where key like 'sign-in-pause:%'")).length;
    const before = await paused();
    expect((await guess(email, address(1))).status).toBe(401);
    expect(await paused()).toBe(before + 1);
    const refused = await guess(email, address(1));
    expect(refused).toMatchObject({ status: 429, body: { code: 'request.rate-limited' } });
    expect(Number(refused.retryAfter)).toBeGreaterThan(0);
  });

  it('leave the person alone everywhere else: ten wrong passwords shut nobody out', async () => {
    const { email, right } = await known();
    await guessOften(10, () => guess(email, address(66)));
    expect((await guess(email, address(66))).status).toBe(429);
    expect((await post(server.url, 'sign-in', address(2), right)).status).toBe(200);
  });

  it('leave everybody else at the same place alone: ten mistypes shut no office out', async () => {
    const { right } = await known();
    await guessOften(10, () => guess(person().email, '2001:db8::1'));
    await guessOften(10, () => guess(right.email, '2001:db8::1'));
    const others = await known();
    expect((await post(server.url, 'sign-in', '2001:db8::2', others.right)).status).toBe(200);
  });

  it('stop guessing the password of one person from all over the world', async () => {
    const { email } = person();
    expect(await guessOften(16, (n) => guess(email, address(n)))).toEqual([...Array<number>(15).fill(401), 429]);
  });

  it('leave a browser that is known to the person alone meanwhile', async () => {
    const { email, right, device } = await known();
    await guessOften(16, (n) => guess(email, address(n)));
    expect((await post(server.url, 'sign-in', address(70), right)).status).toBe(429);
    expect((await post(server.url, 'sign-in', address(71), right, device)).status).toBe(200);
    const other = await known();
    expect((await post(server.url, 'sign-in', address(72), right, other.device)).status).toBe(429);
  });

  it('count a known browser, too: who took it guesses no more than anybody', async () => {
    const { email, device } = await known();
    const wrong = { email, password: 'a guess' };
    await guessOften(3, (n) => post(server.url, 'sign-in', address(n), wrong, device));
    expect((await post(server.url, 'sign-in', address(9), wrong, device)).status).toBe(429);
  });

  it('stop trying one password on many people from one network', async () => {
    const statuses = await guessOften(61, () => guess(person().email, '2001:db8::1'));
    expect(statuses).toEqual([...Array<number>(60).fill(401), 429]);
    expect((await guess(person().email, '2001:db8::2')).status).toBe(429);
    expect((await guess(person().email, '2001:db8:9::1')).status).toBe(401);
  });

  it('count attempts made at the same moment', async () => {
    const { email } = person();
    const answers = await Promise.all(Array.from({ length: 8 }, () => guess(email, address(1))));
    expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(3);
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(5);
  });

  it('forget the attempts of who then knew the password', async () => {
    const { email, right } = await known();
    expect(await guessOften(6, () => post(server.url, 'sign-in', address(1), right))).toEqual(Array(6).fill(200));
    expect(await guessOften(2, () => guess(email, address(2)))).toEqual([401, 401]);
    expect((await post(server.url, 'sign-in', address(2), right)).status).toBe(200);
    expect(await guessOften(2, () => guess(email, address(2)))).toEqual([401, 401]);
  });

  it('are shared by all nodes of an instance', async () => {
    const other = await testServer({
      modules,
      environment: { SIGN_IN_ATTEMPTS: '3', TRUST_PROXY: 'true' },
      database: server.database,
    });
    const { email } = person();
    for (let n = 0; n < 15; n++) await guess(email, address(n), n % 2 === 0 ? server.url : other.url);
    expect((await guess(email, address(20), other.url)).status).toBe(429);
    await other.close();
  });

  it('leave room for a company that signs up together, and not for more', async () => {
    for (let n = 0; n < 15; n++) expect((await post(server.url, 'sign-up', address(1), person())).status).toBe(200);
    expect((await post(server.url, 'sign-up', address(1), person())).status).toBe(429);
  });

  it('keep no list of who tried to sign in from where', async () => {
    const { email } = person();
    await guess(email, address(1));
    const stored = await server.db.global<{ key: string }>('select key from rate_limit');
    expect(stored).not.toHaveLength(0);
    expect(JSON.stringify(stored)).not.toMatch(/example\.test|198\.51/);
  });
});

describe('a demo instance', () => {
  it('shows its sign-ins on the sign-in page', async () => {
    const demo = [{ name: 'Olga Owner', email: 'olga@example.test', password: 'demo-password-1', role: 'owner' }];
    const server = await testServer({ modules, environment: { DEMO_SIGN_INS: JSON.stringify(demo) } });
    expect((await server.as().call(sessionApi.instance)).demo).toEqual(demo);
    await server.close();
  });

  it('does not start with sign-ins that cannot be read', async () => {
    await expect(testServer({ modules, environment: { DEMO_SIGN_INS: 'nonsense' } })).rejects.toThrow(
      /Set DEMO_SIGN_INS/,
    );
  });
});
