import { toAppError } from '@certitude/server/core/testing';
import {
  eventually,
  hasRedis,
  silentProxy,
  type SilentProxy,
  testDatabase,
  testRedis,
  testServer,
  type TestServer,
} from '@certitude/server/testing';
import { apiContexts } from './isolation/contexts';

const NAME = 'select name from organization';
/** Statements may take two seconds here, so that silence is noticed quickly. */
const IMPATIENT = { DATABASE_STATEMENT_SECONDS: '2' };

const ALL_READY = { database: 'ready', bus: 'ready', queue: 'ready' };

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
    // Bus and queue connect by themselves.
    await eventually(async () =>
      expect(await ready()).toMatchObject({ status: 200, body: { status: 'ready', parts: ALL_READY } }),
    );
    proxy.silence();
    const [answer, other] = await Promise.all([ready(), ready()]);
    expect(answer).toMatchObject({
      status: 503,
      body: {
        code: 'unavailable',
        detail: expect.stringMatching(/^The database does not answer\. Bus: (ready|away), queue: away\./) as string,
      },
    });
    expect(answer.headers.get('retry-after')).toBe('2');
    expect(other.status).toBe(503);
    expect(await server.as().fetch('GET', '/health/live')).toMatchObject({ status: 200 });
    proxy.speak();
    await eventually(async () => expect(await ready()).toMatchObject({ status: 200 }));
  });

  it('says so too when nothing of the product is free any more', async () => {
    const slow = Array.from({ length: 40 }, () => server.db.global('select pg_sleep(1.5)').catch(() => undefined));
    expect(await ready()).toMatchObject({ status: 200 });
    await Promise.all(slow);
  });
});

interface Helper {
  /** Where what is beside the database may fall silent. */
  readonly proxy: SilentProxy;
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}
const direct = async (url: string): Promise<Helper> => {
  const proxy = await silentProxy(url);
  return { proxy, environment: { DATABASE_DIRECT_URL: proxy.url }, stop: () => proxy.close() };
};
const redis = async (): Promise<Helper> => {
  const server = await testRedis(6);
  const proxy = await silentProxy(server.url);
  const stop = async () => {
    await proxy.close();
    await server.stop();
  };
  return { proxy, environment: { REDIS_URL: proxy.url }, stop };
};
const HELPERS: [string, (url: string) => Promise<Helper>][] = [['the direct way to PostgreSQL', direct]];
if (hasRedis()) HELPERS.push(['Redis', redis]);
else process.stdout.write('Readiness with Redis is not tested: set TEST_REDIS_URL or install redis-server.\n');

describe.each(HELPERS)('a server for which %s goes silent', (_, open) => {
  it('serves on, says that bus and queue are away, and when they are back', async () => {
    const database = await testDatabase();
    const helper = await open(database.appUrl);
    const server = await testServer({ modules: apiContexts(), database, environment: helper.environment });
    const ready = () => server.as().fetch('GET', '/health/ready');
    const becomes = (parts: object) =>
      eventually(async () => expect(await ready()).toMatchObject({ status: 200, body: { parts } }), 60_000);
    await becomes(ALL_READY);
    helper.proxy.silence();
    await becomes({ database: 'ready', bus: 'away', queue: 'away' });
    helper.proxy.speak();
    await becomes(ALL_READY);
    await server.close();
    await helper.stop();
  });
});

describe('slow statements of one organization', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer({ modules: apiContexts(), environment: { DATABASE_STATEMENT_SECONDS: '15' } });
  });
  afterAll(() => server.close());

  it('leave the others served, and health too', async () => {
    const [busy, other] = [await server.given.organization('Busy'), await server.given.organization('Other')];
    /** Those that had a connection. The others are refused while these still work. */
    let ended = 0;
    const slow = Array.from({ length: 12 }, () =>
      server.db
        .transaction(busy.context, (tx) => tx.query('select pg_sleep(60)').finally(() => (ended += 1)))
        .catch((error: unknown) => toAppError(error)),
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
