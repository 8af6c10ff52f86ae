import { unpackJoined } from '@certitude/collab';
import { assessmentsApi, type Joined, LIVE } from '@certitude/contracts';
import { DatabaseClient, Bus, TenantBatches } from '@certitude/server/core';
import { eventually, type TestServer } from '@certitude/server/testing';
import { type LiveClient } from '../testing/live-client';
import { World } from '../testing/world';
import { RoomStore } from './room-store';

const seqs = ({ seen }: LiveClient): number[] => seen.map(({ seq }) => seq);
const upTo = (head: number): number[] => Array.from({ length: head }, (_, index) => index + 1);

describe('live editing on two nodes', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.make();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await world.tidy();
  });
  afterAll(() => world.close());

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
  const deafen = (node: TestServer) => jest.spyOn(node.app.get(Bus, { strict: false }), 'publish').mockReturnValue();

  it('brings every edit to the other node, in the order of the stream', async () => {
    const { anna, ben, response, other } = await two();
    anna.edit(response, 'level', 3);
    anna.type(other, 'From the first node.');
    await anna.settled();
    await eventually(() => expect(ben.value(response, 'level')).toBe(3));
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
    deafen(world.server);
    deafen(node);
    anna.edit(response, 'level', 2);
    await eventually(() => expect(ben.value(response, 'level')).toBe(2));
  });

  it('brings it by a hint alone, when nobody asks for the heads', async () => {
    const { anna, ben, node, response } = await two();
    jest.spyOn(node.app.get(RoomStore, { strict: false }), 'heads').mockResolvedValue([]);
    anna.edit(response, 'level', 2);
    await eventually(() => expect(ben.value(response, 'level')).toBe(2));
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
    const expected = await world.server.db.transaction(given.owner.context, (tx) =>
      tx.query<{ id: string; level: number }>('select id, level from response where assessment_id = $1', [
        given.view.id,
      ]),
    );
    for (const { id, level } of expected) {
      expect([anna, ben].map((tab) => tab.value(id as typeof response, 'level'))).toEqual([level, level]);
    }
    expect(seqs(anna)).toEqual(upTo(38));
    expect(seqs(ben)).toEqual(upTo(38));
  });

  it('decides on what the other node has committed, not on what it knew', async () => {
    const { anna, ben, response, given } = await two();
    deafen(world.server);
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
    const answer = (await socket.timeout(5_000).emitWithAck(LIVE.join, {
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
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
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
    const params = { organizationId: given.owner.context.organizationId, assessmentId: given.view.id };
    await world.server.as(given.owner).call(assessmentsApi.finalize, { params });
    await eventually(() => expect([anna, ben].map(({ replica }) => replica.state)).toEqual(['final', 'final']));
  });
});
