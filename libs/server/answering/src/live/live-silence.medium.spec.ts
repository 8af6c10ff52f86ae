import { TenantBatches } from '@certitude/server/core';
import { eventually, silentProxy, type SilentProxy, testDatabase } from '@certitude/server/testing';
import { DatabaseError } from 'pg';
import { type LiveClient } from '../testing/live-client';
import { World } from '../testing/world';

describe('live editing on a database that fails for a while', () => {
  let proxy: SilentProxy;
  let world: World;
  beforeAll(async () => {
    const database = await testDatabase();
    proxy = await silentProxy(database.appUrl);
    world = await World.make({
      database: { ...database, appUrl: proxy.url },
      environment: { DATABASE_STATEMENT_SECONDS: '3' },
    });
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    proxy.speak();
    await world.tidy();
  });
  afterAll(async () => {
    await world.close();
    await proxy.close();
  });

  const one = async () => {
    const given = await world.assessment();
    const [response, other] = given.responses;
    if (!response || !other) throw new Error('No responses.');
    return { given, response, other, anna: await world.join(given.owner, given) };
  };
  const told = (tab: LiveClient, possible: boolean) => eventually(() => expect(tab.saving.at(-1)).toBe(possible));
  const saved = (tab: LiveClient) => eventually(() => expect(tab.replica.saving().pending).toBe(0));
  const inTheStream = async ({ given }: Awaited<ReturnType<typeof one>>) => {
    const rows = await world.server.db.transaction(given.owner.context, (tx) =>
      tx.query<{ value: unknown }>('select value from assessment_operation where assessment_id = $1 order by seq', [
        given.view.id,
      ]),
    );
    return rows.map(({ value }) => value);
  };

  it('says that saving is not possible while the database is silent, and then saves everything once', async () => {
    const room = await one();
    const { anna, given, response, other } = room;
    const ben = await world.join(given.owner, given);
    anna.edit(response, 'level', 2);
    await saved(anna);

    proxy.silence();
    anna.edit(response, 'level', 3);
    ben.edit(other, 'flag', true);
    await Promise.all([told(anna, false), told(ben, false)]);
    expect([anna, ben].map(({ replica }) => replica.saving().pending)).toEqual([1, 1]);

    proxy.speak();
    await Promise.all([saved(anna), saved(ben)]);
    await eventually(() => expect(ben.value(response, 'level')).toBe(3));
    expect((await inTheStream(room)).map(String).sort()).toEqual(['2', '3', 'in-progress', 'true']);
  });

  it('says so while the disk is full, and saves when there is room again', async () => {
    const { anna, response } = await one();
    const batches = world.server.app.get(TenantBatches, { strict: false });
    const full = Object.assign(new DatabaseError('could not extend file', 0, 'error'), {
      code: '53100',
      severity: 'ERROR',
    });
    jest.spyOn(batches, 'commit').mockRejectedValue(full);
    const writes = jest.spyOn(batches, 'takesWrites').mockResolvedValue(false);
    anna.edit(response, 'level', 4);
    await told(anna, false);
    await eventually(() => expect(writes.mock.calls.length).toBeGreaterThan(1));
    expect(anna.replica.saving().pending).toBe(1);
    jest.restoreAllMocks();
    await saved(anna);
    expect(anna.value(response, 'level')).toBe(4);
  });

  it('tells somebody who comes meanwhile', async () => {
    const { anna, given, response } = await one();
    const batches = world.server.app.get(TenantBatches, { strict: false });
    jest.spyOn(batches, 'commit').mockRejectedValue(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
    jest.spyOn(batches, 'takesWrites').mockResolvedValue(false);
    anna.edit(response, 'level', 4);
    await told(anna, false);
    const ben = await world.join(given.owner, given);
    await told(ben, false);
    jest.restoreAllMocks();
    await saved(anna);
  });

  it('finds out whether the database takes writes without leaving anything behind', async () => {
    const { given } = await one();
    const batches = world.server.app.get(TenantBatches, { strict: false });
    const count = () =>
      world.server.db.transaction(given.owner.context, (tx) => tx.query('select count(*) from outbox'));
    const before = await count();
    expect(await batches.takesWrites(given.owner.context)).toBe(true);
    expect(await count()).toEqual(before);
  });
});
