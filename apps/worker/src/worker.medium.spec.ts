import { EVENTS } from '@certitude/contracts';
import { JobRegistry } from '@certitude/server/core/testing';
import { IdentityModule } from '@certitude/server/identity';
import { OrganizationsModule } from '@certitude/server/organizations';
import { eventually, type TestRedis, testServer } from '@certitude/server/testing';
import { Test } from '@nestjs/testing';
import { BuiltWorker } from './testing/worker-process';
import { backends, once, WITHIN, WorkerStage } from './testing/worker-stage';
import { WorkerModule } from './worker.module';

jest.setTimeout(4 * WITHIN);

let built: BuiltWorker;
beforeAll(async () => {
  built = await BuiltWorker.build();
});
afterAll(() => built.remove());

describe.each(backends(2))('a worker process on %s', (_name, startBackend) => {
  let redis: TestRedis | null;
  let stage: WorkerStage;
  beforeAll(async () => {
    redis = await startBackend();
  });
  afterAll(async () => {
    await redis?.stop();
  });
  beforeEach(async () => {
    stage = await WorkerStage.open(built, redis);
  });
  afterEach(() => stage.close());

  it('tells a person of a late plan once, after it was down for days', async () => {
    const { mia, ids } = await stage.latePlans(2);
    await stage.start();
    await stage.told(ids);
    await stage.settled();
    expect(await stage.notices()).toEqual(once(ids));
    const { rows } = await stage.admin.query('select title from notification where kind = $1 and recipient_id = $2', [
      'plan-due',
      mia.accountId,
    ]);
    expect(rows).toContainEqual({ title: 'Action plan “Plan 0” in Yearly assessment was due 4 days ago' });
  });

  it('goes on by itself when all its connections broke', async () => {
    const worker = await stage.start();
    for (const count of [1, 2, 3]) {
      const { ids } = await stage.latePlans(count);
      await eventually(async () => expect(await stage.notices()).toMatchObject(once(ids)), WITHIN);
      await stage.breakConnections();
    }
    await stage.settled();
    expect(Object.keys(await stage.notices())).toHaveLength(2 * (1 + 2 + 3));
    expect(worker.isRunning).toBe(true);
  });

  it('ends when it is told to, even in the middle of a job', async () => {
    await stage.latePlans(1);
    const release = await stage.holdUp('insert on notification');
    const worker = await stage.start();
    await stage.waits('insert into notification');
    // It is gone before the job may go on.
    expect(await worker.terminate()).toBe(0);
    await release();
    const idle = await stage.start();
    await stage.settled();
    expect(await idle.terminate()).toBe(0);
  });
});

describe('the worker', () => {
  it('has a handler for every event there is', async () => {
    const api = await testServer({ modules: [IdentityModule, OrganizationsModule] });
    const app = await Test.createTestingModule({ imports: [WorkerModule.forRoot(api.config)] }).compile();
    const handled = app
      .get(JobRegistry, { strict: false })
      .jobs()
      .map(({ event }) => event);
    expect(new Set(handled)).toEqual(new Set(Object.keys(EVENTS)));
    // What is not listed here is news: nobody waits for it behind what the calendar says, or behind bulk.
    const others = app
      .get(JobRegistry, { strict: false })
      .jobs()
      .filter(({ kind }) => kind !== 'news')
      .map(({ event, kind }) => `${event}: ${kind}`);
    expect(others.sort()).toEqual([
      'archive.requested: bulk',
      'file.withdrawn: bulk',
      'import.ordered: bulk',
      'note.compact: bulk',
      'reminder.due: reminders',
      'report.ordered: bulk',
    ]);
    // What somebody waits for on a screen ends there, too, when its job is given up.
    const ended = app
      .get(JobRegistry, { strict: false })
      .jobs()
      .flatMap(({ event, giveUp }) => (giveUp ? [event] : []));
    expect(ended.sort()).toEqual(['archive.requested', 'import.ordered', 'report.ordered']);
    expect(
      app
        .get(JobRegistry, { strict: false })
        .schedules()
        .map(({ name }) => name)
        .sort(),
    ).toEqual([
      'archive-arrivals',
      'archive-sweep',
      'file-sweep',
      'freezing-sweep',
      'housekeeping',
      'outbox-housekeeping',
      'reminder-sweep',
    ]);
    await app.close();
    await api.close();
  });

  it('says what to set when its configuration is wrong', async () => {
    await expect(built.start({ DATABASE_URL: 'nowhere' })).rejects.toThrow('Set DATABASE_URL');
  });
});
