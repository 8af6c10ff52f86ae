import {
  type AssessmentId,
  guestsApi,
  LIVE,
  type NotificationId,
  notificationsApi,
  organizationsApi,
} from '@certitude/contracts';
import { NOTICE_KINDS } from '@certitude/contracts/notices';
import { Bus, newId } from '@certitude/server/core';
import { eventually, givenAssessment, type GivenMember, testServer, type TestServer } from '@certitude/server/testing';
import { apiContexts } from '../isolation/contexts';
import { DutiesWorld } from './duties-world';

jest.setTimeout(300_000);
const DAY = 24 * 60 * 60 * 1_000;
const LATER = '2199-12-31';

describe('what a guest auditor was told of an assessment', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer({ modules: apiContexts() });
  });
  const sockets: { close(): unknown }[] = [];
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.close();
  });
  afterAll(() => server.close());

  const at = (who: GivenMember) => ({ organizationId: who.context.organizationId });
  const list = (who: GivenMember) => server.as(who).call(notificationsApi.list, { params: at(who) });
  const seen = async (who: GivenMember) => {
    const { items, unread } = await list(who);
    return { kinds: items.map(({ kind }) => kind).sort(), unread };
  };
  /** A notice of every kind that there is, about one assessment or about none. */
  const told = async (who: GivenMember, assessmentId: AssessmentId | null) => {
    const ids: string[] = [];
    for (const kind of NOTICE_KINDS)
      await server.db.transaction(who.context, async (tx) => {
        ids.push(newId());
        await tx.query(
          `insert into notification (organization_id, id, recipient_id, kind, title, link, cause, assessment_id)
           values ($1, $2, $3, $4, 'Title', '/', $6, $5)`,
          [tx.organizationId, ids.at(-1), who.accountId, kind, assessmentId, ids.at(-1)],
        );
      });
    return ids;
  };
  const given = async () => {
    const owner = await server.given.organization();
    const [one, other] = [await givenAssessment(server, owner), await givenAssessment(server, owner)];
    const guest = await server.given.member(owner, 'guest-auditor');
    const params = (id: AssessmentId) => ({ ...at(owner), assessmentId: id, accountId: guest.accountId });
    const grant = (id: AssessmentId, until = LATER) =>
      server.as(owner).call(guestsApi.grant, { params: params(id), body: { version: 0, changes: { until } } });
    const withdraw = (id: AssessmentId) => server.as(owner).call(guestsApi.withdraw, { params: params(id) });
    return { owner, one: one.assessmentId, other: other.assessmentId, guest, grant, withdraw };
  };
  const ALL = { kinds: [...NOTICE_KINDS].sort(), unread: NOTICE_KINDS.length };
  const NOTHING = { kinds: [], unread: 0 };

  it('shows while they see it, and of every kind only that of what they see', async () => {
    const { one, other, guest, grant } = await given();
    await grant(one);
    await told(guest, one);
    await told(guest, other);
    await told(guest, null);
    expect(await seen(guest)).toEqual(ALL);
  });

  it('is gone with the grant, from list and count, and cannot be marked as read', async () => {
    const { one, guest, grant, withdraw } = await given();
    await grant(one);
    const ids = await told(guest, one);
    await withdraw(one);
    expect(await seen(guest)).toEqual(NOTHING);
    for (const notificationId of ids) {
      const params = { ...at(guest), notificationId };
      expect((await server.as(guest).problem(notificationsApi.read, { params })).code).toBe('not-found');
    }
    await grant(one);
    expect(await seen(guest)).toEqual(ALL);
  });

  it('is gone with the last day, and for who becomes a guest', async () => {
    const { owner, one, other, guest, grant } = await given();
    const now = server.clock.now().getTime();
    await grant(one, new Date(now + DAY).toISOString().slice(0, 10));
    await told(guest, one);
    expect(await seen(guest)).toEqual(ALL);
    server.clock.advance(3 * DAY);
    try {
      expect(await seen(guest)).toEqual(NOTHING);
    } finally {
      server.clock.advance(-3 * DAY);
    }
    const viewer = await server.given.member(owner, 'viewer');
    await told(viewer, other);
    expect(await seen(viewer)).toEqual(ALL);
    await server.as(owner).call(organizationsApi.changeRole, {
      params: { ...at(owner), accountId: viewer.accountId },
      body: { version: 1, changes: { role: 'guest-auditor' } },
    });
    expect(await seen(viewer)).toEqual(NOTHING);
  });

  it('is not pushed to them any more', async () => {
    const { one, other, guest, grant } = await given();
    await grant(one);
    const socket = server.as(guest).socket();
    sockets.push(socket);
    const received: string[] = [];
    socket.on(LIVE.notification, ({ id }: { id: string }) => received.push(id));
    await eventually(() => expect(socket.connected).toBe(true));
    const [theirs, open] = [await told(guest, other), await told(guest, one)];
    const push = (notificationId: string) =>
      server.app.get(Bus, { strict: false }).publish({
        topic: 'notification',
        organizationId: guest.context.organizationId,
        told: [[guest.accountId, notificationId as NotificationId]],
      });
    // In order: when the open ones are there, the others would have been.
    for (const id of [...theirs, ...open]) push(id);
    await eventually(() => expect(new Set(received)).toEqual(new Set(open)));
  });

  it('names nobody without a part in it', async () => {
    const world = await DutiesWorld.make(server);
    const { actor, other, neutral } = world;
    const bystander = await server.given.member(world.owner, 'assessor');
    // Wrote a revision that was accepted, and superseded, before anything of it came here.
    const old = await world.evidence(bystander);
    const { current } = await world.submit(bystander, old);
    await server
      .as(neutral)
      .raw(
        { method: 'POST', path: '/organizations/:organizationId/evidence/:evidenceId/reviews' },
        { params: { ...world.at, evidenceId: old.id }, body: { decision: 'accepted', hash: current.hash } },
      );
    await world.revise(actor, old);
    await world.link(other, old);
    const guest = await server.given.member(world.owner, 'guest-auditor');
    const { assessmentId } = world.place;
    await server.as(world.owner).call(guestsApi.grant, {
      params: { ...world.at, assessmentId, accountId: guest.accountId },
      body: { version: 0, changes: { until: LATER } },
    });
    const { items } = await server.as(guest).call(guestsApi.people, { params: { ...world.at, assessmentId } });
    expect(items.map(({ id }) => id).sort()).toEqual([world.owner.accountId, actor.accountId, other.accountId].sort());
  });
});
