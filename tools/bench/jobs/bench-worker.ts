import { AnsweringJobsModule } from '@certitude/server/answering';
import { DatabaseClient } from '@certitude/server/core';
import { EvidenceJobsModule } from '@certitude/server/evidence';
import { ImprovementJobsModule } from '@certitude/server/improvement';
import { NotificationsJobsModule } from '@certitude/server/notifications';
import { testDatabase, testWorker, type TestWorker } from '@certitude/server/testing';
import { VersionsJobsModule } from '@certitude/server/versions';
import { type Bench, environmentOf } from './measure';

export interface BenchWorker {
  readonly worker: TestWorker;
  /** Runs SQL past the application, and past row-level security. */
  readonly sql: <Row extends object>(text: string, values?: readonly unknown[]) => Promise<Row[]>;
}

/** Does work beside a worker with the jobs and settings of the product. */
export async function withWorker<T>(bench: Bench, work: (given: BenchWorker) => Promise<T>): Promise<T> {
  const database = await testDatabase();
  const admin = new DatabaseClient({ connectionString: database.adminUrl });
  await admin.connect();
  const worker = await testWorker({
    database,
    environment: environmentOf(bench),
    modules: [
      AnsweringJobsModule,
      VersionsJobsModule,
      EvidenceJobsModule,
      ImprovementJobsModule,
      NotificationsJobsModule,
    ],
    queue: { relayEvery: 200, retryAfter: 1_000, lock: 10_000 },
  });
  try {
    return await work({
      worker,
      sql: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
        (await admin.query<Row>(text, [...values])).rows,
    });
  } finally {
    await worker.close();
    await admin.end();
  }
}
