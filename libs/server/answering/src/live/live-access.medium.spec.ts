import { LIVE, organizationsApi, type Role, sessionApi } from '@certitude/contracts';
import { deletionsApi } from '@certitude/contracts/deleting';
import { Bus } from '@certitude/server/core';
import { eventually, type GivenMember } from '@certitude/server/testing';
import { v4 } from 'uuid';
import { type GivenAssessment, World } from '../testing/world';
import { LiveAccess } from './live-access';
import { RoomStore } from './room-store';

describe('access to live editing', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.make();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await world.tidy();
  });
  afterAll(() => world.close());

  const withA = async (role: Role) => {
    const given = await world.assessment();
    const [response, other] = given.responses;
    if (!response || !other) throw new Error('No responses.');
    const member = await world.server.given.member(given.owner, role);
    const anna = await world.join(given.owner, given);
    return { given, response, other, member, anna };
  };
  const change = (given: GivenAssessment, { accountId }: GivenMember, role: Role) =>
    world.server.as(given.owner).call(organizationsApi.changeRole, {
      params: { organizationId: given.owner.context.organizationId, accountId },
      body: { version: 1, changes: { role } },
    });
  /** This node hears of nothing, and asks only when told to. @returns what it does every minute */
  const deafen = (): (() => Promise<void>) => {
    jest.spyOn(world.server.app.get(Bus, { strict: false }), 'publish').mockReturnValue();
    const access = world.server.app.get(LiveAccess, { strict: false });
    const recheck = access.recheck.bind(access);
    jest.spyOn(access, 'recheck').mockResolvedValue();
    return recheck;
  };
  const remove = (given: GivenAssessment, { accountId }: GivenMember) =>
    world.server.as(given.owner).call(organizationsApi.removeMember, {
      params: { organizationId: given.owner.context.organizationId, accountId },
    });

  const deleteAssessment = (given: GivenAssessment) =>
    world.server.as(given.owner).call(deletionsApi.assessment.delete, {
      params: { organizationId: given.owner.context.organizationId, assessmentId: given.view.id },
    });

  it('ends for everybody once the assessment is deleted, and says why', async () => {
    const { given, response, member, anna } = await withA('assessor');
    const tab = await world.join(member, given);
    anna.edit(response, 'level', 2);
    await eventually(() => expect(tab.value(response, 'level')).toBe(2));
    const { id } = await deleteAssessment(given);
    const ended = { assessment: given.view.id, role: null, contributors: [], deleted: true };
    await eventually(() => expect([anna.permissions, tab.permissions]).toEqual([[ended], [ended]]));
    const { organizationId } = given.owner.context;
    await world.server.as(given.owner).call(deletionsApi.restore, { params: { organizationId, deletionId: id } });
    const again = await world.join(member, given);
    expect(again.value(response, 'level')).toBe(2);
  });

  it('saves nothing in a deleted assessment although this node has not heard of that', async () => {
    const { given, response, anna } = await withA('assessor');
    const recheck = deafen();
    const { id } = await deleteAssessment(given);
    anna.edit(response, 'level', 5);
    anna.type(response, 'Too late.');
    await recheck();
    await eventually(() => expect(anna.permissions).toMatchObject([{ role: null, deleted: true }]));
    const { organizationId } = given.owner.context;
    await world.server.as(given.owner).call(deletionsApi.restore, { params: { organizationId, deletionId: id } });
    const again = await world.join(given.owner, given);
    expect([again.value(response, 'level'), again.text(response)]).toEqual([0, '']);
  });

  it('lets a contributor answer what they own, and nothing else', async () => {
    const { given, response, other, member, anna } = await withA('contributor');
    anna.edit(response, 'owner', member.accountId);
    await anna.settled();
    const tab = await world.join(member, given);
    tab.edit(response, 'level', 3);
    tab.edit(other, 'level', 3);
    await tab.settled();
    expect(tab.told('refused')).toMatchObject([{ response: other, field: 'level', code: 'forbidden' }]);
    await eventually(() => expect(anna.value(response, 'level')).toBe(3));
    expect(anna.value(other, 'level')).toBe(0);
  });

  it.each(['reviewer', 'viewer'] as const)('lets a %s watch and change nothing', async (role) => {
    const { given, response, member, anna } = await withA(role);
    const tab = await world.join(member, given);
    tab.edit(response, 'level', 1);
    tab.type(response, 'I was here.');
    await tab.settled();
    expect(tab.told('refused')).toMatchObject([{ field: 'level', code: 'forbidden' }]);
    expect(tab.told('noteRefused')).toMatchObject([{ code: 'forbidden' }]);
    anna.edit(response, 'level', 2);
    await eventually(() => expect(tab.value(response, 'level')).toBe(2));
  });

  it('refuses the next edit of somebody whose role was lowered, and tells them', async () => {
    const { given, response, other, member, anna } = await withA('assessor');
    const tab = await world.join(member, given);
    tab.edit(response, 'level', 2);
    await tab.settled();
    await change(given, member, 'contributor');
    await eventually(() =>
      expect(tab.permissions).toEqual([{ assessment: given.view.id, role: 'contributor', contributors: [] }]),
    );
    tab.edit(other, 'level', 5);
    await tab.settled();
    expect(tab.told('refused')).toMatchObject([{ response: other, code: 'forbidden' }]);
    expect(anna.value(other, 'level')).toBe(0);
  });

  it('refuses it although this node has not heard of the change', async () => {
    const { given, response, member, anna } = await withA('assessor');
    const tab = await world.join(member, given);
    deafen();
    await change(given, member, 'viewer');
    tab.edit(response, 'level', 5);
    tab.type(response, 'Too late.');
    await tab.settled();
    expect(tab.permissions).toEqual([]);
    expect(tab.told('refused')).toMatchObject([{ response, code: 'forbidden' }]);
    expect(tab.told('noteRefused')).toMatchObject([{ code: 'forbidden' }]);
    expect([anna.value(response, 'level'), anna.text(response)]).toEqual([0, '']);
  });

  it('commits what others did in the same batch as a refused edit', async () => {
    const { given, response, other, member, anna } = await withA('assessor');
    const tab = await world.join(member, given);
    deafen();
    await change(given, member, 'viewer');
    anna.edit(response, 'level', 1);
    tab.edit(other, 'level', 5);
    anna.edit(response, 'flag', true);
    await Promise.all([anna.settled(), tab.settled()]);
    await eventually(() => expect(tab.value(response, 'flag')).toBe(true));
    expect(tab.value(other, 'level')).toBe(0);
  });

  it('lets somebody edit from the moment in which they may', async () => {
    const { given, response, member, anna } = await withA('viewer');
    const tab = await world.join(member, given);
    await change(given, member, 'assessor');
    await eventually(() => expect(tab.replica.role).toBe('assessor'));
    tab.edit(response, 'level', 4);
    await tab.settled();
    await eventually(() => expect(anna.value(response, 'level')).toBe(4));
  });

  it('closes the assessment for a removed member at once', async () => {
    const { given, response, member, anna } = await withA('assessor');
    const tab = await world.join(member, given);
    await remove(given, member);
    await eventually(() => expect(tab.replica.phase).toBe('closed'));
    const seen = tab.seen.length;
    anna.edit(response, 'level', 3);
    await anna.settled();
    expect(await tab.submit([tab.level(response, 1)])).toEqual({ ok: false, code: 'not_found' });
    expect(await tab.join()).toEqual({ ok: false, code: 'not_found' });
    expect(tab.seen).toHaveLength(seen);
  });

  it('closes it too for a member who is removed in the moment in which they join', async () => {
    const { given, member } = await withA('assessor');
    const store = world.server.app.get(RoomStore, { strict: false });
    const access = world.server.app.get(LiveAccess, { strict: false });
    const ask = store.joiner.bind(store);
    jest.spyOn(store, 'joiner').mockImplementation(async (...asked) => {
      const facts = await ask(...asked);
      // Of a tab that is new here it is asked twice: once its id is noted, the answer counts.
      if (!facts?.claimed || facts.role === null) return facts;
      const { heard } = access;
      await remove(given, member);
      await eventually(() => expect(access.heard).toBeGreaterThan(heard));
      return facts;
    });
    const socket = world.server.as(member).socket();
    const told = new Promise((resolve) => socket.once(LIVE.permissions, resolve));
    const message = { organization: given.owner.context.organizationId, assessment: given.view.id, client: v4() };
    socket.emit(LIVE.join, message, () => undefined);
    expect(await told).toEqual({ assessment: given.view.id, role: null, contributors: [] });
    expect(await socket.timeout(30_000).emitWithAck(LIVE.join, message)).toEqual({ ok: false, code: 'not_found' });
    socket.disconnect();
  });

  it('finds out within a minute that somebody was removed, although every hint is lost', async () => {
    const { given, member } = await withA('assessor');
    const tab = await world.join(member, given);
    const recheck = deafen();
    await remove(given, member);
    await recheck();
    await eventually(() => expect(tab.replica.phase).toBe('closed'));
  });

  it('closes it for everybody within a minute after their organization was suspended', async () => {
    const { given, member } = await withA('assessor');
    const tab = await world.join(member, given);
    const { organizationId } = given.owner.context;
    await world.asAdmin(`insert into organization_suspension (organization_id) values ('${organizationId}')`);
    await world.server.app.get(LiveAccess, { strict: false }).recheck();
    await eventually(() => expect(tab.replica.phase).toBe('closed'));
  });

  it('disconnects the sockets of a session that ended', async () => {
    const { given, member } = await withA('assessor');
    const tab = await world.join(member, given);
    tab.socket.io.reconnection(false);
    await world.server.as(member).call(sessionApi.signOut);
    await eventually(() => expect(tab.socket.connected).toBe(false));
  });

  it('disconnects them within a minute although every hint is lost, and nobody else', async () => {
    const { given, member, anna } = await withA('assessor');
    const tab = await world.join(member, given);
    tab.socket.io.reconnection(false);
    const recheck = deafen();
    await world.server.as(member).call(sessionApi.signOut);
    expect(tab.socket.connected).toBe(true);
    await recheck();
    await eventually(() => expect(tab.socket.connected).toBe(false));
    expect(anna.socket.connected).toBe(true);
  });

  it('lets nobody connect without a session', async () => {
    const socket = world.server.as().socket();
    const error = await new Promise<Error>((resolve) => socket.once('connect_error', resolve));
    socket.disconnect();
    expect(error.message).toBe('unauthenticated');
  });

  it('shows who is where, cursors only to those in the same note', async () => {
    const { given, response, other, member, anna } = await withA('viewer');
    const ben = await world.join(member, given);
    const cleo = await world.join(member, given);
    const place = (of: typeof anna, at: typeof response | null, anchor?: string) =>
      of.request(LIVE.presence, {
        assessment: given.view.id,
        response: at,
        cursor: anchor ? { anchor, head: anchor } : null,
      });
    const lastOf = (tab: typeof anna, connection: typeof anna) =>
      tab.presence
        .flatMap(({ people }) => people)
        .filter((person) => person.connection === connection.socket.id)
        .at(-1);

    await place(ben, response);
    await place(cleo, other);
    const spot = '{"item":{"client":7,"clock":3},"assoc":0}';
    const cursor = { anchor: spot, head: spot };
    await place(anna, response, spot);
    await eventually(() => expect(lastOf(ben, anna)).toMatchObject({ response, cursor }));
    await eventually(() => expect(lastOf(cleo, anna)).toMatchObject({ response, cursor: null }));
    expect(lastOf(ben, anna)).toMatchObject({ account: given.owner.accountId, name: given.owner.name });

    // Who comes into the note sees the cursor that did not move since.
    await place(cleo, response);
    await eventually(() => expect(lastOf(cleo, anna)).toMatchObject({ cursor }));
    anna.close();
    await eventually(() => expect(ben.presence.flatMap(({ gone }) => gone)).toHaveLength(1));
  });

  it('tells a newcomer who is here', async () => {
    const { given, response, member, anna } = await withA('viewer');
    await anna.request(LIVE.presence, { assessment: given.view.id, response, cursor: null });
    const ben = await world.join(member, given);
    await eventually(() =>
      expect(ben.presence[0]?.people).toContainEqual({
        connection: anna.socket.id,
        account: given.owner.accountId,
        name: given.owner.name,
        response,
        cursor: null,
      }),
    );
  });

  it('tells nobody of a cursor that is none', async () => {
    const { given, response, member, anna } = await withA('viewer');
    const ben = await world.join(member, given);
    const hostile = '{"item":{"client":1e300,"clock":-1}}';
    for (const cursor of [{ anchor: hostile, head: hostile }, { anchor: {}, head: [] }, 'everywhere'])
      expect(await ben.request(LIVE.presence, { assessment: given.view.id, response, cursor })).toEqual({
        ok: false,
        code: 'invalid',
      });
    const at = { assessment: given.view.id, response, cursor: null };
    expect(await ben.request(LIVE.presence, at)).toEqual({ ok: true });
    const bens = () =>
      anna.presence.flatMap(({ people }) => people).filter(({ account }) => account === member.accountId);
    await eventually(() => expect(bens().at(-1)).toMatchObject({ response }));
    expect(bens().filter(({ cursor }) => cursor !== null)).toEqual([]);
  });

  it('lets nobody claim to be in a response that does not exist', async () => {
    const { given, anna } = await withA('viewer');
    const where = { assessment: given.view.id, response: '01890000-0000-7000-8000-000000000000', cursor: null };
    expect(await anna.request(LIVE.presence, where)).toEqual({ ok: false, code: 'not_found' });
  });
});
