import {
  Clock,
  type Config,
  CoreModule,
  JobsModule,
  loggingModule,
  readConfig,
  TenantDatabase,
} from '@certitude/server/core';
import { type QueueSettings } from '@certitude/server/core/testing';
import { type DynamicModule, type Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { FakeClock } from './fake-clock';
import { Given } from './given';
import { testDatabase, type TestDatabase } from './test-database';

export interface TestWorkerOptions {
  readonly modules: readonly (Type | DynamicModule)[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Another worker on the database of one that runs already. */
  readonly database?: TestDatabase;
  readonly clock?: FakeClock;
  /** What differs from the settings of the product, besides being quicker. */
  readonly queue?: Partial<QueueSettings>;
}

/** The worker process of some contexts, inside the test: relay, jobs and schedules run. */
export interface TestWorker {
  readonly app: TestingModule;
  readonly database: TestDatabase;
  readonly config: Config;
  readonly db: TenantDatabase;
  readonly clock: FakeClock;
  readonly given: Given;
  close(): Promise<void>;
}

export async function testWorker(options: TestWorkerOptions): Promise<TestWorker> {
  const database = options.database ?? (await testDatabase());
  const config = readConfig({
    DATABASE_URL: database.appUrl,
    SESSION_SECRET: 'a-secret-that-only-tests-use-0123456789',
    LOG_LEVEL: 'silent',
    ...options.environment,
  });
  const clock = options.clock ?? new FakeClock(new Date());
  const app = await Test.createTestingModule({
    imports: [
      loggingModule(config),
      CoreModule.forRoot(config),
      // No pause of a busy machine is as long as a lock: a job that is still under way is never begun again.
      JobsModule.forRoot({ relayEvery: 20, retryAfter: 20, lock: 60_000, ...options.queue }),
      ...options.modules,
    ],
  })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  app.useLogger(process.env['TEST_LOG'] ? console : false);
  await startOrClose(app);
  const db = app.get(TenantDatabase);
  return { app, database, config, db, clock, given: new Given(db), close: () => app.close() };
}

/** What refuses to start must not keep its connections. */
async function startOrClose(app: TestingModule): Promise<void> {
  try {
    await app.init();
  } catch (error) {
    await app.close();
    throw error;
  }
}
