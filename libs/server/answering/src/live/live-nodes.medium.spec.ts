import { Prng } from '@certitude/collab/testing';
import { assessmentsApi, type Joined, LIVE, type ResponseId, unpackJoined } from '@certitude/contracts';
import { AssessmentChannels, DatabaseClient, TenantBatches } from '@certitude/server/core';
import { eventually, type TestServer } from '@certitude/server/testing';
import { buses, disturb, silence, type TestBus } from '../testing/buses';
import { type LiveClient } from '../testing/live-client';
import { type GivenAssessment, World } from '../testing/world';
import { operationsText } from './nodes/operations-text';
import { RoomStore } from './room-store';

const seqs = ({ seen }: LiveClient): number[] => seen.map(({ seq }) => seq);
const upTo = (head: number): number[] => Array.from({ length: head }, (_, index) => index + 1);

const REDIS_DATABASE = 7;
const LEVELS = [1, 2, 3, 4, 5] as const;

describe.each(buses(REDIS_DATABASE))('live editing on two nodes that talk by way of %s', (name, start) => {
  let bus: TestBus;
  let world: World;
  beforeAll(async () => {
    bus = await start();
    world = await World.make({ environment: bus.environment });
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await world.tidy();
  });
  afterAll(async () => {
    await world.close();
    await bus.stop();
  });

  const two = async () => {
    const given = await world.assessment();
    const node = await world.anotherNode();
    const [response, other] = given.responses;
    if (!response || !other) throw new Error('No responses.');
    const assessor = await world.server.given.member(given.owner, 'assessor');
    const anna = await world.join(given.owner, given);
    const ben = await world.join(assessor, given, node);
    return { given, node, response, other, assessor, anna, ben };
  };
  const storeOf = ({ app }: TestServer) => app.get(RoomStore, { strict: false });
  /** Nobody asks where the streams are. */
  const unpolled = (nodes: readonly TestServer[]): void => {
    for (const node of nodes) jest.spyOn(storeOf(node), 'heads').mockResolvedValue([]);
  };
  const placeOf = ({ owner, view }: GivenAssessment) => {
    return { organizationId: owner.context.organizationId, assessmentId: view.id };
  };
  const levels = async ({ owner, view }: GivenAssessment): Promise<[ResponseId, number][]> => {
    const rows = await world.server.db.transaction(owner.context, (tx) =>
      tx.query<{ id: ResponseId; level: number }>('select id, level from response where assessment_id = $1', [view.id]),
    );
    return rows.map(({ id, level }) => [id, level]);
  };

  it('brings every edit to the other node, in the order of the stream', async () => {
    const { anna, ben, response, other } = await two();
    anna.edit(response, 'level', 3);
    anna.type(other, 'From the first node.');
    await anna.settled();
    await eventually(() => {
      expect(ben.value(response, 'level')).toBe(3);
      expect(ben.text(other)).toBe('From the first node.');
    });
    ben.edit(response, 'level', 4);
    ben.type(other, 'From the second.');
    await ben.settled();
    await eventually(() => expect(anna.replica.head).toBe(ben.replica.head));
    expect(anna.value(response, 'level')).toBe(4);
    expect(anna.text(other)).toBe('From the first node.\nFrom the second.');
    expect(seqs(anna)).toEqual(upTo(anna.replica.head ?? 0));
    expect(seqs(ben)).toEqual(seqs(anna));
  });

  it('brings it although every hint is lost', async () => {
    const { anna, ben, node, response } = await two();
    silence(world.server);
    silence(node);
    anna.edit(response, 'level', 2);
    await eventually(() => expect(ben.value(response, 'level')).toBe(2));
  });

  it('brings it whole: the other node reads nothing', async () => {
    const { anna, ben, node, response, other } = await two();
    unpolled([node]);
    // Both know of each other now.
    anna.edit(response, 'level', 1);
    await eventually(() => expect(ben.value(response, 'level')).toBe(1));
    const asked = jest.spyOn(storeOf(node), 'news');
    for (const level of [2, 3, 4, 5] as const) {
      anna.edit(response, 'level', level);
      anna.type(other, `Level ${level}.`);
      await anna.settled();
    }
    await eventually(() => expect(ben.replica.head).toBe(anna.replica.head));
    expect(ben.text(other)).toBe(anna.text(other));
    expect(asked).not.toHaveBeenCalled();
    expect(seqs(ben)).toEqual(seqs(anna));
  });

  if (name === 'PostgreSQL')
    it('brings what is too long for the bus by a hint, when nobody asks for the heads', async () => {
      const { anna, ben, node, response, other } = await two();
      unpolled([world.server, node]);
      anna.edit(response, 'level', 1);
      await eventually(() => expect(ben.value(response, 'level')).toBe(1));
      const asked = jest.spyOn(storeOf(node), 'news');
      const text = 'long '.repeat(2_000);
      anna.type(other, text);
      await eventually(() => expect(ben.text(other)).toBe(text));
      expect(asked).toHaveBeenCalled();
    });

  it('keeps one order of everything when messages get lost, come twice and late', async () => {
    const { anna, ben, node, response, other, given } = await two();
    const random = new Prng(8);
    for (const one of [world.server, node]) disturb(one, random);
    for (let round = 0; round < 40; round += 1) {
      const [tab, at] = [random.pick([anna, ben]), random.pick([response, other])];
      if (random.chance(0.3)) tab.type(at, `Round ${round}.`);
      else tab.edit(at, 'level', random.pick(LEVELS));
      if (random.chance(0.3)) await tab.settled();
    }
    await Promise.all([anna.settled(), ben.settled()]);
    await eventually(() => expect(anna.replica.head).toBe(ben.replica.head));
    const head = anna.replica.head ?? 0;
    for (const tab of [anna, ben]) {
      expect(seqs(tab)).toEqual(upTo(head));
      for (const [id, level] of await levels(given)) expect(tab.value(id, 'level')).toBe(level);
      // What is missing is read, and nobody has to join again for it.
      expect(tab.answers).toHaveLength(1);
      // What each tab has sent is in the stream once, in its order.
      const own = ben.seen.flatMap(({ operation }) => (operation.client === tab.client ? [operation.clientSeq] : []));
      const sent = tab.told('send').flatMap(({ entries }) => entries.map(({ clientSeq }) => clientSeq));
      expect(own).toEqual([...new Set(sent)].sort((a, b) => a - b));
    }
    for (const at of [response, other]) expect(anna.text(at)).toBe(ben.text(at));
  });

  it('does not believe for long what the database does not have', async () => {
    const { anna, ben, node, response, given } = await two();
    anna.edit(response, 'level', 2);
    await eventually(() => expect(ben.value(response, 'level')).toBe(2));
    const { assessmentId: assessment } = placeOf(given);
    const head = ben.replica.head ?? 0;
    const channel = node.app
      .get(AssessmentChannels)
      .open(placeOf(given), { opened: () => undefined, heard: () => undefined });
    const stamp = { actor: given.owner.accountId, client: null, clientSeq: null, response, at: Date.now() };
    const lie = { ...stamp, field: 'level' as const, value: 5 as const, previous: 2 as const, overwrote: null };
    channel.send(operationsText({ assessment, first: head + 1, operations: [lie] }));
    // It stands until the next look at the heads, which may be at once: heard is heard.
    for (const { seen } of [anna, ben])
      await eventually(() =>
        expect(seen).toContainEqual({ seq: head + 1, operation: expect.objectContaining({ value: 5 }) }),
      );
    for (const tab of [anna, ben]) await eventually(() => expect(tab.value(response, 'level')).toBe(2));
    channel.close();
    ben.edit(response, 'level', 3);
    for (const tab of [anna, ben])
      await eventually(() => expect([tab.value(response, 'level'), tab.replica.head]).toEqual([3, head + 1]));
  });

  it('keeps one order when both nodes commit at once', async () => {
    const { anna, ben, response, other, given } = await two();
    for (let round = 0; round < 12; round += 1) {
      await Promise.all([
        anna.submit([anna.level(response, (round % 5) + 1)]),
        ben.submit([ben.level(other, (round % 5) + 1), ben.level(response, ((round + 2) % 5) + 1)]),
      ]);
    }
    await eventually(() => expect([anna, ben].map(({ replica }) => replica.head)).toEqual([38, 38]));
    for (const [id, level] of await levels(given))
      expect([anna, ben].map((tab) => tab.value(id, 'level'))).toEqual([level, level]);
    expect(seqs(anna)).toEqual(upTo(38));
    expect(seqs(ben)).toEqual(upTo(38));
  });

  it('decides on what the other node has committed, not on what it knew', async () => {
    const { anna, ben, response, given } = await two();
    silence(world.server);
    await anna.submit([anna.level(response, 5)]);
    await anna.settled();
    await eventually(() => expect(anna.replica.head).toBe(2));
    // This node has not heard of it; the edit was made without having seen it.
    await ben.submit([ben.level(response, 1)]);
    await eventually(() => expect(ben.value(response, 'level')).toBe(1));
    const own = ben.seen.map(({ operation }) => operation).find((operation) => operation.client === ben.client);
    expect(own).toMatchObject({ previous: 5, overwrote: { actor: given.owner.accountId, seq: 1 } });
    expect(seqs(ben)).toEqual([1, 2, 3]);
  });

  it('gives a tab that comes from a dead node everything, exactly once', async () => {
    const { anna, ben, node, response, other, given, assessor } = await two();
    // The node dies after the commit and before it can say so.
    const batches = node.app.get(TenantBatches, { strict: false });
    const commit = batches.commit.bind(batches);
    jest.spyOn(batches, 'commit').mockImplementationOnce((async (...input: Parameters<typeof commit>) => {
      await commit(...input);
      ben.socket.disconnect();
      return new Promise(() => undefined);
    }) as never);
    ben.edit(response, 'level', 4);
    await eventually(() => expect(anna.value(response, 'level')).toBe(4));
    expect(ben.replica.saving().pending).toBe(1);
    anna.edit(other, 'level', 1);
    await anna.settled();

    // The same tab, at the node that lives.
    const socket = world.server.as(assessor).socket();
    const answer = (await socket.timeout(30_000).emitWithAck(LIVE.join, {
      organization: given.owner.context.organizationId,
      assessment: given.view.id,
      client: ben.client,
      last: 0,
      epoch: 0,
    })) as Joined;
    socket.disconnect();
    const sent = ben.told('send').flatMap(({ entries }) => entries);
    expect(answer.cursor.clientSeq).toBe(sent.at(-1)?.clientSeq);
    expect(unpackJoined(answer).content).toMatchObject({ kind: 'tail', operations: { length: 4 } });
  });

  it('goes on after the database was away for a moment', async () => {
    const { anna, ben, response } = await two();
    const admin = new DatabaseClient({ connectionString: world.server.database.adminUrl });
    await admin.connect();
    await admin.query(
      'select pg_terminate_backend(pid, 30000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await admin.end();
    anna.edit(response, 'level', 3);
    await anna.settled();
    await eventually(() => expect(ben.value(response, 'level')).toBe(3));
  });

  it('freezes at once on every node', async () => {
    const { anna, ben, given, response } = await two();
    anna.edit(response, 'level', 3);
    await anna.settled();
    await world.enter(given, 'final');
    await eventually(() => expect([anna, ben].map(({ replica }) => replica.state)).toEqual(['final', 'final']));
  });
});
