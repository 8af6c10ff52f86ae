import { toAppError } from '@certitude/server/core';
import { silentProxy, type SilentProxy, testDatabase, testServer, type TestServer } from '@certitude/server/testing';
import { apiContexts } from './isolation/contexts';

const NAME = 'select name from organization';
/** Statements may take two seconds here, so that silence is noticed quickly. */
const IMPATIENT = { DATABASE_STATEMENT_SECONDS: '2' };

describe('a server whose database goes silent', () => {
  let proxy: SilentProxy;
  let server: TestServer;
  beforeAll(async () => {
    const database = await testDatabase();
    proxy = await silentProxy(database.appUrl);
    const byProxy = { ...database, appUrl: proxy.url };
    server = await testServer({ modules: apiContexts(), database: byProxy, environment: IMPATIENT });
  });
  afterEach(() => proxy.speak());
  afterAll(async () => {
    await server.close();
    await proxy.close();
  });

  const ready = () => server.as().fetch('GET', '/health/ready');

  it('says that it is not ready, and why, and is ready again by itself', async () => {
    expect(await ready()).toMatchObject({ status: 200, body: { status: 'ready' } });
    proxy.silence();
    const [answer, other] = await Promise.all([ready(), ready()]);
    expect(answer).toMatchObject({
      status: 503,
      body: { code: 'unavailable', detail: expect.stringMatching(/^The database does not answer\./) as string },
    });
    expect(answer.headers.get('retry-after')).toBe('2');
    expect(other.status).toBe(503);
    expect(await server.as().fetch('GET', '/health/live')).toMatchObject({ status: 200 });
    proxy.speak();
    expect(await ready()).toMatchObject({ status: 200 });
  });

  it('says so too when nothing of the product is free any more', async () => {
    const slow = Array.from({ length: 40 }, () => server.db.global('select pg_sleep(1.5)').catch(() => undefined));
    expect(await ready()).toMatchObject({ status: 200 });
    await Promise.all(slow);
  });
});

describe('slow statements of one organization', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer({ modules: apiContexts(), environment: { DATABASE_STATEMENT_SECONDS: '4' } });
  });
  afterAll(() => server.close());

  it('leave the others served, and health too', async () => {
    const [busy, other] = [await server.given.organization('Busy'), await server.given.organization('Other')];
    let ended = 0;
    const slow = Array.from({ length: 12 }, () =>
      server.db
        .transaction(busy.context, (tx) => tx.query('select pg_sleep(30)'))
        .catch((error: unknown) => toAppError(error))
        .finally(() => (ended += 1)),
    );
    for (let round = 0; round < 5; round += 1) {
      expect(await server.db.transaction(other.context, (tx) => tx.query(NAME))).toEqual([{ name: 'Other' }]);
      expect(await server.db.global('select 1 as one')).toEqual([{ one: 1 }]);
      expect(await server.as().fetch('GET', '/health/ready')).toMatchObject({ status: 200 });
    }
    expect(ended).toBe(0);
    const answers = await Promise.all(slow);
    for (const answer of answers)
      expect(answer).toMatchObject({ code: 'unavailable', retryAfter: expect.any(Number) as number });
    expect(new Set(answers.map((answer) => (answer as Error).message))).toEqual(
      new Set(['The database took too long.', 'The database is busy.']),
    );
  });
});
