import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  configureApplication,
  type Config,
  CoreModule,
  HttpModule,
  listen,
  loggingModule,
  readConfig,
  TenantDatabase,
  Clock,
} from '@certitude/server/core';
import { type DynamicModule, type Type } from '@nestjs/common';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { Logger } from 'nestjs-pino';
import { FakeClock } from './fake-clock';
import { Given } from './given';
import { TestClient } from './test-client';
import { testDatabase, type TestDatabase } from './test-database';

export interface TestServerOptions {
  readonly modules: readonly (Type | DynamicModule)[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Another node on the database of one that runs already. */
  readonly database?: TestDatabase;
  /** Where the lines of its log go; nowhere when left out. */
  readonly log?: { write(line: string): void };
}

/** The real server of some contexts on a real database, listening on a free port. */
export interface TestServer {
  readonly url: string;
  readonly app: NestExpressApplication;
  readonly database: TestDatabase;
  readonly config: Config;
  readonly db: TenantDatabase;
  readonly clock: FakeClock;
  readonly given: Given;
  /** A browser in which the person is signed in; nobody when left out. */
  as(person?: { readonly sessionToken: string }): TestClient;
  close(): Promise<void>;
}

export async function testServer(options: TestServerOptions): Promise<TestServer> {
  const database = options.database ?? (await testDatabase());
  const dataDir = await mkdtemp(join(tmpdir(), 'certitude-test-'));
  const config = readConfig({
    PORT: '0',
    DATABASE_URL: database.appUrl,
    DATA_DIR: dataDir,
    SESSION_SECRET: 'a-secret-that-only-tests-use-0123456789',
    SIGNING_KEYS_SECRET: 'a-secret-for-keys-that-only-tests-use',
    LOG_LEVEL: options.log ? 'info' : 'silent',
    ...options.environment,
  });
  const clock = new FakeClock(new Date());
  const testing = await Test.createTestingModule({
    imports: [loggingModule(config, options.log), CoreModule.forRoot(config), HttpModule, ...options.modules],
  })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  const app = testing.createNestApplication<NestExpressApplication>({
    bodyParser: false,
    logger: process.env['TEST_LOG'] ? undefined : ['error'],
  });
  if (options.log) app.useLogger(app.get(Logger));
  configureApplication(app, config);
  const url = `http://127.0.0.1:${await listenOrClose(app, config)}`;
  const db = app.get(TenantDatabase);
  return {
    url,
    app,
    database,
    config,
    db,
    clock,
    given: new Given(db),
    as: (person) => new TestClient(app, url, person?.sessionToken),
    close: async () => {
      await app.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** What refuses to start must not keep its connections. */
async function listenOrClose(app: NestExpressApplication, config: Config): Promise<number> {
  try {
    return await listen(app, config);
  } catch (error) {
    await app.close();
    throw error;
  }
}
