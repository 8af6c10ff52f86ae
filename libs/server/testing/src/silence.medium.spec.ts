import { Bus, CoreModule, readConfig, TenantBatches, TenantDatabase } from '@certitude/server/core';
import { OutcomeUnknown, toAppError } from '@certitude/server/core/testing';
import { Test, type TestingModule } from '@nestjs/testing';
import { eventually } from './eventually';
import { Given, type GivenMember } from './given';
import { silentProxy, type SilentProxy } from './silent-proxy';
import { testDatabase, type TestDatabase } from './test-database';

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

  it.each([
    ['requests', () => read()],
    ['what belongs to no organization', () => db().global('select 1')],
    ['batches', () => batches().commit(owner.context, [READ])],
  ])('refuses new connections in time: %s', async (_, ask) => {
    proxy.silence();
    // The first finds a connection that has gone silent; later ones need a new one.
    for (let time = 0; time < 4; time += 1) {
      const refused = await ask().catch((error: unknown) => error);
      expect(toAppError(refused)).toMatchObject({ code: 'unavailable' });
    }
  });

  it('refuses them too where the pool is TypeORM’s, and goes on with new ones', async () => {
    // Those that went silent in the tests before are replaced first.
    await eventually(() => db().global('select 1'));
    proxy.silence();
    // More than there are idle connections: the others are being opened in silence.
    const asked = Array.from({ length: 6 }, () =>
      db()
        .global('select 1')
        .catch((error: unknown) => error),
    );
    for (const refused of await Promise.all(asked)) expect(toAppError(refused)).toMatchObject({ code: 'unavailable' });
    proxy.speak();
    expect(await read()).toEqual([{ name: 'Here' }]);
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
    });
    end();
  });
});
