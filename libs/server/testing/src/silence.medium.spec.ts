import {
  Bus,
  CoreModule,
  OutcomeUnknown,
  readConfig,
  TenantBatches,
  TenantDatabase,
  toAppError,
} from '@certitude/server/core';
import { Test, type TestingModule } from '@nestjs/testing';
import { eventually } from './eventually';
import { Given, type GivenMember } from './given';
import { silentProxy, type SilentProxy } from './silent-proxy';
import { testDatabase, type TestDatabase } from './test-database';
import { testServer, type TestServer } from './test-server';

const NAME = 'select name from organization';
const READ = { statement: { name: 'test-names', text: NAME }, values: [] };
const RENAME = { name: 'test-rename', text: 'update organization set name = $1' };

/** Statements may take two seconds here, so that silence is noticed quickly. */
const IMPATIENT = { DATABASE_STATEMENT_SECONDS: '2' };

describe('a database that goes silent', () => {
  let database: TestDatabase;
  let proxy: SilentProxy;
  let app: TestingModule;
  let owner: GivenMember;
  beforeAll(async () => {
    database = await testDatabase();
    proxy = await silentProxy(database.appUrl);
    const config = readConfig({
      DATABASE_URL: proxy.url,
      SESSION_SECRET: 'a-secret-that-only-tests-use-0123456789',
      ...IMPATIENT,
    });
    app = await Test.createTestingModule({ imports: [CoreModule.forRoot(config)] }).compile();
    await app.init();
    owner = await new Given(app.get(TenantDatabase)).organization('Here');
  });
  afterEach(() => proxy.speak());
  afterAll(async () => {
    await app.close();
    await proxy.close();
  });

  const db = () => app.get(TenantDatabase);
  const batches = () => app.get(TenantBatches);
  const read = () => db().transaction(owner.context, (tx) => tx.query(NAME));

  it('fails what is under way, with the words for it, and serves the next one', async () => {
    const running = db().transaction(owner.context, async (tx) => {
      await tx.query(NAME);
      proxy.silence();
      await tx.query(NAME);
    });
    expect(toAppError(await running.catch((error: unknown) => error))).toMatchObject({
      code: 'unavailable',
      retryAfter: expect.any(Number) as number,
    });
    proxy.speak();
    expect(await read()).toEqual([{ name: 'Here' }]);
  });

  it('leaves open what became of a batch, and never gives its answer to the next one', async () => {
    await batches().snapshot(owner.context, [READ]);
    proxy.silence();
    const lost = batches().commit(owner.context, [{ statement: RENAME, values: ['Elsewhere'] }]);
    await expect(lost).rejects.toBeInstanceOf(OutcomeUnknown);
    proxy.speak();
    expect(await batches().snapshot(owner.context, [READ])).toEqual([[{ name: 'Here' }]]);
  });

  it('refuses new connections in time', async () => {
    proxy.silence();
    const refused = await batches()
      .commit(owner.context, [READ])
      .catch((error: unknown) => error);
    expect(toAppError(refused)).toMatchObject({ code: 'unavailable' });
  });

  it('does not deafen the bus for good', async () => {
    proxy.silence();
    proxy.speak();
    const heard: unknown[] = [];
    const end = app.get(Bus).subscribe((message) => heard.push(message));
    const hint = { topic: 'live-node', node: '6f1f1a52-1111-4111-8111-111111111111' } as const;
    await eventually(() => {
      app.get(Bus).publish(hint);
      expect(heard).toContainEqual(hint);
    }, 20_000);
    end();
  });
});

describe('a server whose database goes silent', () => {
  let proxy: SilentProxy;
  let server: TestServer;
  beforeAll(async () => {
    const database = await testDatabase();
    proxy = await silentProxy(database.appUrl);
    const byProxy = { ...database, appUrl: proxy.url };
    server = await testServer({ modules: [], database: byProxy, environment: IMPATIENT });
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
    server = await testServer({ modules: [], environment: { DATABASE_STATEMENT_SECONDS: '4' } });
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
