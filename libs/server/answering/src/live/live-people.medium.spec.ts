import { Prng } from '@certitude/collab/testing';
import { guestsApi, LIVE, type PersonPresence, type ResponseId } from '@certitude/contracts';
import { LiveBudgets } from '@certitude/server/core';
import { LIVE_BUDGET } from '@certitude/server/core/testing';
import { eventually, type GivenMember, type TestServer } from '@certitude/server/testing';
import { buses, disturb, silence, type TestBus } from '../testing/buses';
import { v4 } from 'uuid';
import { type LiveClient } from '../testing/live-client';
import { type GivenAssessment, World } from '../testing/world';
import { GONE_AFTER } from './nodes/other-people';

const REDIS_DATABASE = 8;
const SPOT = '{"item":{"client":7,"clock":3},"assoc":0}';
const CURSOR = { anchor: SPOT, head: SPOT };

describe.each(buses(REDIS_DATABASE))('people on two nodes that talk by way of %s', (_name, start) => {
  let bus: TestBus;
  let world: World;
  let node: TestServer;
  beforeAll(async () => {
    bus = await start();
    world = await World.make({ environment: bus.environment });
  });
  beforeEach(async () => {
    node = await world.anotherNode();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await world.tidy();
  });
  afterAll(async () => {
    await world.close();
    await bus.stop();
  });

  const given = async () => {
    const made = await world.assessment();
    const [response, other] = made.responses;
    if (!response || !other) throw new Error('No responses.');
    const viewer = await world.server.given.member(made.owner, 'viewer');
    return { given: made, response, other, viewer };
  };
  const two = async () => {
    const made = await given();
    const anna = await world.join(made.given.owner, made.given);
    const ben = await world.join(made.viewer, made.given, node);
    return { ...made, anna, ben };
  };
  const move = (tab: LiveClient, { view }: GivenAssessment, response: ResponseId | null, cursor: unknown = null) =>
    tab.request(LIVE.presence, { assessment: view.id, response, cursor });
  /** Whom a tab shows besides itself, as the page puts it together. */
  const seenBy = (tab: LiveClient): Omit<PersonPresence, 'account'>[] => {
    const people = new Map<string, PersonPresence>();
    for (const frame of tab.presence) {
      for (const connection of frame.gone) people.delete(connection);
      for (const person of frame.people) people.set(person.connection, person);
    }
    people.delete(tab.socket.id ?? '');
    return [...people.values()].map(({ account: _, ...person }) => person);
  };
  const shows = (tab: LiveClient, people: readonly object[]) =>
    eventually(() => expect(seenBy(tab)).toEqual(people.map((person) => expect.objectContaining(person))));
  /** Time passes on a node, and it notices. */
  const pass = ({ clock }: TestServer, milliseconds: number): void => clock.advance(milliseconds);

  it('see who comes, where they go, and that they leave', async () => {
    const { given: assessment, response, other, viewer, anna, ben } = await two();
    await shows(anna, [{ connection: ben.socket.id, name: viewer.name, response: null }]);
    await shows(ben, [{ connection: anna.socket.id, name: assessment.owner.name, response: null }]);
    await move(anna, assessment, response, CURSOR);
    // The cursor only in the same note.
    await shows(ben, [{ response, cursor: null }]);
    await move(ben, assessment, response);
    await shows(ben, [{ response, cursor: CURSOR }]);
    const later = { anchor: SPOT, head: SPOT.replace('3', '9') };
    await move(anna, assessment, response, later);
    await shows(ben, [{ response, cursor: later }]);
    await move(anna, assessment, other, later);
    await shows(ben, [{ response: other, cursor: null }]);
    anna.close();
    await shows(ben, []);
  });

  it('are there at once for somebody who comes later, on whichever node', async () => {
    const { given: assessment, response, viewer } = await given();
    const anna = await world.join(assessment.owner, assessment);
    await move(anna, assessment, response, CURSOR);
    const ben = await world.join(viewer, assessment, node);
    await shows(ben, [{ connection: anna.socket.id, response }]);
    const cid = await world.join(viewer, assessment, node);
    await eventually(() => expect(seenBy(cid)).toHaveLength(2));
  });

  it('are gone when their node has died', async () => {
    const { anna, ben } = await two();
    await shows(anna, [{ connection: ben.socket.id }]);
    silence(node);
    pass(world.server, GONE_AFTER - 1_000);
    expect(seenBy(anna)).toHaveLength(1);
    // As often as it takes: what it said before may still be on its way.
    await eventually(() => {
      pass(world.server, 1_000);
      expect(seenBy(anna)).toEqual([]);
    });
    // It was only cut off: it is heard again, and its people are back.
    jest.restoreAllMocks();
    pass(node, GONE_AFTER);
    await shows(anna, [{ connection: ben.socket.id }]);
  });

  it('stay while anything is heard of their node', async () => {
    const { given: assessment, response, anna, ben } = await two();
    await shows(anna, [{ connection: ben.socket.id }]);
    for (const at of [response, null, response, null]) {
      pass(world.server, GONE_AFTER * 0.6);
      await move(ben, assessment, at);
      await shows(anna, [{ connection: ben.socket.id, response: at }]);
    }
    expect(anna.presence.flatMap(({ gone }) => gone)).toEqual([]);
  });

  it('are all there in the end when messages get lost, come twice and late', async () => {
    const { given: assessment, response, other, viewer, anna, ben } = await two();
    const random = new Prng(9);
    for (const one of [world.server, node]) disturb(one, random);
    const cid = await world.join(viewer, assessment, node);
    for (let step = 0; step < 30; step += 1)
      await move([anna, ben, cid][step % 3] ?? anna, assessment, step % 2 ? response : other, CURSOR);
    await move(anna, assessment, null);
    await move(ben, assessment, other);
    cid.close();
    // Everybody is named again now and then: as often as rooms look after their nodes, and no faster than they hear of them.
    const hurry = setInterval(() => [world.server, node].forEach((one) => pass(one, GONE_AFTER / 3)), 1_000);
    await eventually(() =>
      expect([seenBy(anna), seenBy(ben)]).toEqual([
        [expect.objectContaining({ connection: ben.socket.id, response: other })],
        [expect.objectContaining({ connection: anna.socket.id, response: null })],
      ]),
    ).finally(() => clearInterval(hurry));
  });

  describe('take no more than people on one', () => {
    const refused = async (who: GivenMember, { view, owner }: GivenAssessment): Promise<unknown> => {
      const socket = node.as(who).socket();
      const place = { organization: owner.context.organizationId, assessment: view.id };
      // At the door, while their sockets of a moment ago are still counted.
      const turnedAway = new Promise((resolve) => socket.once('connect_error', resolve));
      const joined = socket.timeout(30_000).emitWithAck(LIVE.join, { ...place, client: v4() });
      return Promise.race([joined, turnedAway]).finally(() => socket.disconnect());
    };

    it('places in one assessment', async () => {
      const { given: assessment, viewer, ben } = await two();
      const tabs = await Promise.all(Array.from({ length: 4 }, () => world.join(viewer, assessment)));
      await eventually(() => expect(seenBy(ben)).toHaveLength(5));
      expect(await refused(viewer, assessment)).toEqual({ ok: false, code: 'too_many_places' });
      expect(await refused(assessment.owner, assessment)).toMatchObject({ ok: true });
      tabs[0]?.close();
      await eventually(async () => expect(await refused(viewer, assessment)).toMatchObject({ ok: true }));
    });

    it('of an assessment', async () => {
      const { given: assessment, ben } = await two();
      const budget = { ...LIVE_BUDGET, socketsPerAssessment: 2 };
      jest.spyOn(node.app.get(LiveBudgets, { strict: false }), 'current', 'get').mockReturnValue(budget);
      await eventually(() => expect(seenBy(ben)).toHaveLength(1));
      expect(await refused(assessment.owner, assessment)).toEqual({ ok: false, code: 'busy' });
    });
  });

  it('are told of to guests while they are let in, and only those who are in the same assessment', async () => {
    const { given: assessment, response, viewer } = await given();
    const elsewhere = await world.assessmentOf(assessment.owner);
    const foreign = await world.assessment();
    const guest = await world.server.given.member(assessment.owner, 'guest-auditor');
    const params = { organizationId: assessment.owner.context.organizationId, assessmentId: assessment.view.id };
    const place = { params: { ...params, accountId: guest.accountId } };
    const owner = world.server.as(assessment.owner);
    await owner.call(guestsApi.grant, { ...place, body: { version: 0, changes: { until: '2199-12-31' } } });
    const [mia, joe, eve] = [
      await world.join(viewer, assessment),
      await world.join(viewer, elsewhere),
      await world.join(foreign.owner, foreign),
    ];
    const tab = await world.join(guest, assessment, node);
    await Promise.all([
      move(joe, elsewhere, elsewhere.responses[0] ?? null, CURSOR),
      move(eve, foreign, foreign.responses[0] ?? null, CURSOR),
      move(tab, assessment, response),
      move(mia, assessment, response, CURSOR),
    ]);
    await shows(tab, [{ connection: mia.socket.id, response, cursor: CURSOR }]);
    await shows(mia, [{ connection: tab.socket.id, name: guest.name }]);
    await owner.call(guestsApi.withdraw, place);
    await eventually(() => expect(tab.replica.phase).toBe('closed'));
    await shows(mia, []);
    const heard = tab.presence.length;
    await move(mia, assessment, null);
    expect(await tab.join()).toEqual({ ok: false, code: 'not_found' });
    expect(tab.presence).toHaveLength(heard);
    const told = tab.presence.flatMap(({ people }) => people.map(({ connection }) => connection));
    expect(new Set(told)).toEqual(new Set([tab.socket.id, mia.socket.id]));
  });

  it('hear nothing of a place that is none', async () => {
    const { given: assessment, anna, ben } = await two();
    await shows(anna, [{ connection: ben.socket.id }]);
    const hostile = { anchor: '{"item":{"client":1e300,"clock":-1}}', head: 'x'.repeat(10_000) };
    expect(await move(ben, assessment, null, hostile)).toEqual({ ok: false, code: 'invalid' });
    expect(await move(ben, assessment, '01890000-0000-7000-8000-000000000000' as ResponseId)).toEqual({
      ok: false,
      code: 'not_found',
    });
    await shows(anna, [{ connection: ben.socket.id, response: null, cursor: null }]);
  });
});
