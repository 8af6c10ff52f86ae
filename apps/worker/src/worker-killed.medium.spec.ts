import { eventually, type TestRedis } from '@certitude/server/testing';
import { BuiltWorker } from './testing/worker-process';
import { backends, once, WITHIN, WorkerStage } from './testing/worker-stage';

jest.setTimeout(4 * WITHIN);

let built: BuiltWorker;
beforeAll(async () => {
  built = await BuiltWorker.build();
});
afterAll(() => built.remove());

describe.each(backends(4))('a worker process on %s that is killed loses and doubles nothing', (_name, startBackend) => {
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

  it('between finding a reminder due and making its job', async () => {
    const { ids } = await stage.latePlans(1);
    const release = await stage.hold('lock table outbox in share mode');
    const worker = await stage.start();
    await stage.waits('insert into outbox');
    await stage.die(worker);
    await release();
    await stage.start();
    await stage.settled();
    expect(await stage.notices()).toEqual(once(ids));
  });

  it('between making the job and marking the event', async () => {
    const { ids } = await stage.latePlans(1);
    const release = await stage.hold('select from outbox for update');
    const worker = await stage.start();
    await stage.waits('outbox_relayed');
    await stage.die(worker);
    await release();
    await stage.start();
    await stage.settled();
    expect(await stage.notices()).toEqual(once(ids));
  });

  it('between making the job and delivery', async () => {
    const { ids } = await stage.latePlans(1);
    const release = await stage.holdUp('insert on notification');
    const worker = await stage.start();
    await stage.waits('insert into notification');
    await stage.die(worker);
    expect(await stage.notices()).toEqual({});
    await release();
    await stage.start();
    await stage.settled();
    expect(await stage.notices()).toEqual(once(ids));
  });

  it('between delivery and the end of the job', async () => {
    const { ids } = await stage.latePlans(1);
    const release = await stage.holdUp('update of handled_at on outbox');
    const worker = await stage.start();
    await stage.told(ids);
    await stage.waits('update outbox set handled_at');
    await stage.die(worker);
    await release();
    await stage.start();
    await stage.settled();
    expect(await stage.notices()).toEqual(once(ids));
  });

  it('again and again while it works, and another one beside it', async () => {
    const { ids } = await stage.latePlans(60);
    const survivor = await stage.start();
    for (const told of [1, 15, 30]) {
      const victim = await stage.start();
      await eventually(
        async () => expect(Object.keys(await stage.notices()).length).toBeGreaterThanOrEqual(told),
        WITHIN,
      );
      await stage.die(victim);
    }
    await stage.settled();
    expect(await stage.notices()).toEqual(once(ids));
    expect(survivor.isRunning).toBe(true);
  });
});
