import { type AccountId, type ActionPlanId } from '@certitude/contracts';
import {
  applicationDataSource,
  Bus,
  CoreModule,
  DatabaseClient,
  Events,
  Handles,
  type HappenedEvent,
  newId,
  readConfig,
  type Statement,
  type SystemContext,
  TenantBatches,
  TenantDatabase,
} from '@certitude/server/core';
import { BusLines } from '@certitude/server/core/testing';
import { Test, type TestingModule } from '@nestjs/testing';
import type { DataSource } from 'typeorm';
import { eventually } from './eventually';
import { Given } from './given';
import { testDatabase, type TestDatabase } from './test-database';
import { testWorker } from './test-worker';
import { transactionPooler, type TransactionPooler } from './transaction-pooler';

const HINT = { topic: 'live-node', node: '6f1f1a52-1111-4111-8111-111111111111' } as const;
const LIMITS = `select current_setting('statement_timeout') as statement,
  current_setting('idle_in_transaction_session_timeout') as idle`;

describe('behind a pooler in transaction mode', () => {
  let database: TestDatabase;
  let pooler: TransactionPooler;
  beforeAll(async () => {
    database = await testDatabase();
    pooler = await transactionPooler(database.appUrl, { keepsStatements: false });
  });
  afterAll(() => pooler.close());

  const configOf = (urls: Readonly<Record<string, string>>) =>
    readConfig({
      DATABASE_STATEMENT_SECONDS: '2',
      SESSION_SECRET: 'a-secret-that-only-tests-use-0123456789',
      ...urls,
    });
  const boot = async (urls: Readonly<Record<string, string>>) => {
    const app = await Test.createTestingModule({ imports: [CoreModule.forRoot(configOf(urls))] }).compile();
    try {
      await app.init();
      return app;
    } catch (error) {
      await app.close();
      throw error;
    }
  };

  it('nobody gets in who brings settings', async () => {
    const client = new DatabaseClient({ connectionString: pooler.url, statement_timeout: 1_000 });
    await expect(client.connect()).rejects.toThrow('unsupported startup parameter: statement_timeout');
  });

  it('a start without a way past it is refused, and says what to set', async () => {
    await expect(boot({ DATABASE_URL: pooler.url })).rejects.toThrow('Set DATABASE_DIRECT_URL');
  });

  it('a start is refused where it forgets named statements, and says which one keeps them', async () => {
    const urls = { DATABASE_URL: pooler.url, DATABASE_DIRECT_URL: database.appUrl };
    const refused = await boot(urls).catch((error: unknown) => String(error));
    expect(refused).toMatch(/PgBouncer keeps them from version 1\.21 on/);
    expect(refused).not.toMatch('Set DATABASE_DIRECT_URL');
  });

  it('hints are heard by way of DATABASE_DIRECT_URL, and only there', async () => {
    const direct = new BusLines(configOf({ DATABASE_URL: pooler.url, DATABASE_DIRECT_URL: database.appUrl }));
    const bus = new Bus(direct);
    const heard: unknown[] = [];
    bus.subscribe((message) => heard.push(message));
    await direct.onModuleInit();
    bus.publish(HINT);
    await eventually(() => expect(heard).toEqual([HINT]));
    await direct.onApplicationShutdown();
  });

  describe('transactions of many organizations on few connections', () => {
    let source: DataSource;
    let db: TenantDatabase;
    beforeAll(async () => {
      const settings = configOf({ DATABASE_URL: pooler.url });
      source = await applicationDataSource(settings).initialize();
      db = new TenantDatabase(source, settings);
    });
    afterAll(() => source.destroy());

    it('see the rows of their own, whatever connection they meet', async () => {
      const given = new Given(db);
      const names = ['First', 'Second', 'Third', 'Fourth'];
      const owners = await Promise.all(names.map((name) => given.organization(name)));
      const seen = await Promise.all(
        [...owners, ...owners, ...owners].map(({ context }) =>
          db.transaction(context, async (tx) => [
            ...(await tx.query<{ name: string }>('select name from organization')),
            ...(await tx.query<{ name: string }>('select name from organization')),
          ]),
        ),
      );
      expect(seen.map((rows) => rows.map(({ name }) => name))).toEqual(
        [...names, ...names, ...names].map((name) => [name, name]),
      );
      expect(await db.global('select name from organization')).toEqual([]);
    });

    it('have their time limits, and leave none behind', async () => {
      const { context } = await new Given(db).organization();
      for (let time = 0; time < 6; time += 1) {
        expect(await db.transaction(context, (tx) => tx.query(LIMITS))).toEqual([{ statement: '2s', idle: '2s' }]);
        expect(await db.global(LIMITS)).toEqual([{ statement: '10s', idle: '10s' }]);
      }
      await expect(db.transaction(context, (tx) => tx.query('select pg_sleep(60)'))).rejects.toMatchObject({
        driverError: { code: '57014' },
      });
    });
  });
});

describe('behind a pooler that keeps named statements', () => {
  let database: TestDatabase;
  let pooler: TransactionPooler;
  let app: TestingModule;
  beforeAll(async () => {
    database = await testDatabase();
    pooler = await transactionPooler(database.appUrl, { keepsStatements: true });
    const config = readConfig({
      DATABASE_URL: pooler.url,
      DATABASE_DIRECT_URL: database.appUrl,
      DATABASE_STATEMENT_SECONDS: '8',
      SESSION_SECRET: 'a-secret-that-only-tests-use-0123456789',
    });
    app = await Test.createTestingModule({ imports: [CoreModule.forRoot(config)] }).compile();
    await app.init();
  });
  afterAll(async () => {
    await app.close();
    await pooler.close();
  });

  it('batches see one organization each, and have half the time of others', async () => {
    const given = new Given(app.get(TenantDatabase));
    const names = ['First', 'Second', 'Third'];
    const owners = await Promise.all(names.map((name) => given.organization(name)));
    const statement: Statement<object> = {
      name: 'test-seen',
      text: `select name, l.* from organization, (${LIMITS}) l`,
    };
    const batches = app.get(TenantBatches);
    const seen = await Promise.all(
      [...owners, ...owners, ...owners].flatMap(({ context }) => [
        batches.commit(context, [{ statement, values: [] }]),
        batches.snapshot(context, [{ statement, values: [] }]),
      ]),
    );
    expect(seen.flat(2)).toEqual(
      [...names, ...names, ...names].flatMap(
        (name) => Array(2).fill({ name, statement: '4s', idle: '10s' }) as object[],
      ),
    );
  });

  it('jobs are taken from a queue that is asked past it', async () => {
    const done: string[] = [];
    class Handler {
      @Handles('plan.assigned', 'news')
      async handle(_context: SystemContext, { payload }: HappenedEvent<'plan.assigned'>): Promise<void> {
        done.push(payload.planId);
      }
    }
    class Handlers {}
    const worker = await testWorker({
      database: { ...database, appUrl: pooler.url },
      environment: { DATABASE_DIRECT_URL: database.appUrl },
      modules: [{ module: Handlers, providers: [Handler] }],
      queue: { events: ['plan.assigned'] },
    });
    const { context } = await worker.given.organization();
    const event = { planId: newId<ActionPlanId>(), by: newId<AccountId>(), responsible: newId<AccountId>() };
    await worker.db.transaction(context, (tx) => worker.app.get(Events).publish(tx, 'plan.assigned', event));
    await eventually(() => expect(done).toEqual([event.planId]), 60_000);
    await worker.close();
  });

  it('batches leave neither an organization nor a limit behind', async () => {
    const statement = {
      name: 'test-outside',
      text: `select (select count(*)::int from organization) as seen, l.* from (${LIMITS}) l`,
    };
    for (let time = 0; time < 8; time += 1)
      expect(await app.get(TenantBatches).outside({ statement, values: [] })).toEqual([
        { seen: 0, statement: '10s', idle: '10s' },
      ]);
  });
});
