import { type Joined, LIVE, type Rejected } from '@certitude/contracts';
import { TenantBatches, TenantDatabase } from '@certitude/server/core';
import { eventually } from '@certitude/server/testing';
import { type LiveClient } from '../testing/live-client';
import { World } from '../testing/world';

/** What the database refuses in these tests, by a constraint of its own. */
const REFUSED = 'The database does not take this.';

describe('edits of several people in one batch', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.make();
    await world.asAdmin(`alter table response add constraint planted check (reason <> '${REFUSED}')`);
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await world.tidy();
  });
  afterAll(() => world.close());

  const three = async () => {
    const given = await world.assessment();
    const [response, other] = given.responses;
    if (!response || !other) throw new Error('No responses.');
    const [anna, ben, cleo] = [
      await world.join(given.owner, given),
      await world.join(await world.server.given.member(given.owner, 'assessor'), given),
      await world.join(await world.server.given.member(given.owner, 'assessor'), given),
    ] as const;
    return { given, response, other, anna, ben, cleo };
  };
  const batches = () => world.server.app.get(TenantBatches, { strict: false });

  /** Holds the next commit until `meanwhile` is done: what is sent meanwhile is one batch. */
  async function together(first: () => Promise<unknown>, meanwhile: () => Promise<unknown>): Promise<void> {
    const commit = batches().commit.bind(batches());
    let go: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    jest.spyOn(batches(), 'commit').mockImplementationOnce(async (...input: Parameters<typeof commit>) => {
      await held;
      return commit(...input);
    });
    await first();
    await meanwhile();
    go();
  }

  const refusedOf = (tab: LiveClient): unknown[] => {
    const refused: unknown[] = [];
    tab.socket.on(LIVE.rejected, ({ rejections }: Rejected) => refused.push(...rejections));
    return refused;
  };
  const bad = (tab: LiveClient, response: string) => {
    const value = { applicability: 'not-applicable', reason: REFUSED };
    return { clientSeq: tab.nextSeq(), response, age: 0, field: 'applicability', base: 0, value };
  };

  it('are one statement in one message, and one read more where somebody is named', async () => {
    const { anna, ben, response, other, given } = await three();
    const [commit, snapshot] = [jest.spyOn(batches(), 'commit'), jest.spyOn(batches(), 'snapshot')];
    const transaction = jest.spyOn(world.server.app.get(TenantDatabase), 'transaction');
    const asked = () => ({
      committed: commit.mock.calls.map(([, steps]) => steps.map(({ statement }) => statement.name)),
      read: snapshot.mock.calls.map(([, steps]) => steps.map(({ statement }) => statement.name)),
      transactions: transaction.mock.calls.length,
    });
    await anna.submit([anna.level(response, 3), anna.level(other, 2)]);
    await eventually(() => expect(ben.value(other, 'level')).toBe(2));
    expect(asked()).toEqual({ committed: [['stream-append-answers']], read: [], transactions: 0 });
    anna.edit(response, 'owner', given.owner.accountId);
    await anna.settled();
    expect(asked()).toEqual({
      ...{ committed: [['stream-append-answers'], ['stream-append-answers']], read: [['live-roles']], transactions: 0 },
    });
  });

  it('name only the tables that are written: notes, answers too, or whatever an event needs', async () => {
    const { anna, response } = await three();
    // The first words also say that work on the answer has begun.
    anna.type(response, 'Asked the operator.');
    await anna.settled();
    const commit = jest.spyOn(batches(), 'commit');
    const appended = () => commit.mock.calls.flatMap(([, steps]) => steps.map(({ statement }) => statement.name));
    anna.type(response, 'Seen on site.');
    await anna.settled();
    expect(appended()).toEqual(['stream-append-notes']);
    anna.edit(response, 'status', 'ready-for-review');
    await anna.settled();
    expect(appended()).toEqual(['stream-append-notes', 'stream-append']);
  });

  it('are committed but for the one that the database refuses, whose author alone hears of it', async () => {
    const { anna, ben, cleo, response, other } = await three();
    const [annas, bens, cleos] = [refusedOf(anna), refusedOf(ben), refusedOf(cleo)];
    await together(
      () => anna.submit([anna.level(response, 1)]),
      async () => {
        await anna.submit([anna.level(other, 2), anna.level(other, 3)]);
        await ben.submit([ben.level(response, 4), bad(ben, other), ben.level(response, 5)]);
        await cleo.submit([{ ...cleo.level(other, 0), field: 'flag', value: true }]);
      },
    );
    // Each of them hears of it on a connection of their own.
    await eventually(() => {
      for (const tab of [anna, ben, cleo])
        expect([tab.value(response, 'level'), tab.value(other, 'level'), tab.value(other, 'flag')]).toEqual([
          5,
          3,
          true,
        ]);
      expect([annas, bens, cleos]).toEqual([[], [{ clientSeq: 2, code: 'invalid' }], []]);
    });
    expect(anna.value(other, 'applicability')).toEqual({ applicability: 'applicable' });
    // Nobody was sent out of the room for it.
    expect([anna, ben, cleo].map(({ answers }) => answers.length)).toEqual([1, 1, 1]);
    // Its author hears of it also when the word was lost on the way.
    const again = (await ben.join()) as Joined;
    expect(again.cursor).toEqual({ clientSeq: 3, rejected: [{ clientSeq: 2, code: 'invalid' }] });
  });

  it('are one person’s although the tab is spelt in two ways', async () => {
    const { anna, ben, response, other } = await three();
    const shouting = ben.client.toUpperCase();
    await together(
      () => anna.submit([anna.level(response, 1)]),
      async () => {
        expect(await ben.submit([ben.level(response, 2)], { client: shouting })).toEqual({ ok: true });
        expect(await ben.submit([ben.level(other, 3)])).toEqual({ ok: true });
      },
    );
    await eventually(() => expect(anna.value(other, 'level')).toBe(3));
    expect([anna, ben].map(({ answers }) => answers.length)).toEqual([1, 1]);
    expect(await ben.join({ client: shouting })).toMatchObject({ ok: true, cursor: { clientSeq: 2 } });
  });

  it('ask nothing of the database when their author may only read', async () => {
    const { given, anna, response } = await three();
    const viewer = await world.join(await world.server.given.member(given.owner, 'viewer'), given);
    const asked = [
      jest.spyOn(batches(), 'commit'),
      jest.spyOn(world.server.app.get(TenantDatabase, { strict: false }), 'transaction'),
    ];
    const head = anna.replica.head;
    for (let count = 0; count < 5; count += 1)
      expect(await viewer.submit([viewer.level(response, 5)])).toEqual({ ok: false, code: 'forbidden' });
    expect(asked.map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
    expect(await viewer.join()).toMatchObject({ head, cursor: { clientSeq: 0, rejected: [] } });
  });
});
