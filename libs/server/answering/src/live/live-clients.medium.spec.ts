import { type Joined } from '@certitude/contracts';
import { eventually } from '@certitude/server/testing';
import { World } from '../testing/world';
import { LiveRooms } from './live-rooms';
import { RoomStore } from './room-store';

describe('a tab’s id, which everybody in the stream hears of', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.make();
  });
  afterEach(() => world.tidy());
  afterAll(() => world.close());

  const two = async () => {
    const given = await world.assessment();
    const [response] = given.responses;
    if (!response) throw new Error('No responses.');
    const member = await world.server.given.member(given.owner, 'contributor');
    const anna = await world.join(given.owner, given);
    const ben = await world.join(member, given);
    return { given, response, member, anna, ben };
  };
  const stored = () =>
    world.server.db.global<{ client_id: string; account_id: string }>('select client_id, account_id from live_client');

  it('belongs to whoever joined with it first, before anything was written with it', async () => {
    const { anna, ben, given } = await two();
    expect(await ben.join({ client: anna.client })).toEqual({ ok: false, code: 'forbidden' });
    expect(await stored()).toContainEqual({ client_id: anna.client, account_id: given.owner.accountId });
  });

  it('cannot be taken over in another assessment, and its person goes on there', async () => {
    const { given, member, anna, ben, response } = await two();
    anna.edit(response, 'level', 3);
    await eventually(() => expect(ben.value(response, 'level')).toBe(3));
    const heard = ben.seen.map(({ operation }) => operation.client);
    expect(heard).toContain(anna.client);
    // In an assessment where its person has not been yet.
    const other = await world.assessmentOf(given.owner);
    const thief = await world.join(member, other);
    expect(await thief.join({ client: anna.client })).toEqual({ ok: false, code: 'forbidden' });
    expect(await thief.join({ client: anna.client.toUpperCase() })).toEqual({ ok: false, code: 'forbidden' });
    const there = await world.join(given.owner, other);
    const joined = (await there.join({ client: anna.client })) as Joined;
    expect(joined).toMatchObject({ ok: true, cursor: { clientSeq: 0 } });
    const [target] = other.responses;
    if (!target) throw new Error('No responses.');
    expect(await there.submit([there.level(target, 4)], { client: anna.client })).toEqual({ ok: true });
    await eventually(() => expect(thief.value(target, 'level')).toBe(4));
  });

  it('is known by what it has written before ids were noted', async () => {
    const { anna, ben, response } = await two();
    anna.edit(response, 'level', 3);
    await anna.settled();
    await world.asAdmin('delete from live_client');
    expect(await ben.join({ client: anna.client })).toEqual({ ok: false, code: 'forbidden' });
    expect(await anna.join()).toMatchObject({ ok: true });
  });

  it('is enough to know what it has written when it comes back after everything else of it was deleted', async () => {
    const { given, anna, response } = await two();
    anna.edit(response, 'level', 3);
    await anna.settled();
    const { cursor } = (await anna.join()) as Joined;
    await world.asAdmin(`delete from stream_client where client_id = '${anna.client}'`);
    // Where nobody has it in memory.
    const node = await world.anotherNode();
    const back = await world.join(given.owner, given, node);
    const other = await world.join(given.owner, given, node);
    expect(await back.join({ client: anna.client })).toMatchObject({ ok: true, cursor });
    // Said again it changes nothing, and fails nobody's edits that come along.
    const again = { clientSeq: cursor.clientSeq, response, age: 0, field: 'level', value: 5, base: 0 };
    expect(await back.submit([again], { client: anna.client })).toEqual({ ok: true });
    other.edit(response, 'flag', true);
    await other.settled();
    expect([other.value(response, 'level'), other.value(response, 'flag')]).toEqual([3, true]);
  });

  it('is asked for once more in the commit, which writes nothing for anybody else', async () => {
    const { given, anna, ben } = await two();
    const { organizationId } = given.owner.context;
    const room = world.server.app.get(LiveRooms, { strict: false }).find(organizationId, given.view.id);
    if (!room) throw new Error('No room.');
    const append = (client: string) =>
      world.server.app.get(RoomStore, { strict: false }).append(room.place, {
        organizationId,
        assessmentId: given.view.id,
        head: room.state.head,
        epoch: room.state.epoch,
        roles: new Map(),
        invitations: [],
        operations: [],
        responses: new Map(),
        cursors: new Map([[client, { actor: given.owner.accountId, clientSeq: 7, rejected: [] }]]),
        events: [],
      });
    expect(await append(ben.client)).toBe(false);
    expect(await ben.join()).toMatchObject({ ok: true, cursor: { clientSeq: 0 } });
    expect(await append(anna.client)).toBe(true);
  });
});
