import {
  assessmentsApi,
  guestsApi,
  LIVE,
  organizationsApi,
  pkisApi,
  type ResponseId,
  type Role,
  sessionApi,
} from '@certitude/contracts';
import { AssessmentAnswers } from '@certitude/server/answering';
import { type GivenAssessment, LiveAccess, World } from '@certitude/server/answering/testing';
import { Bus } from '@certitude/server/core';
import { ReviewsHttpModule } from '@certitude/server/reviews';
import { eventually, type GivenMember } from '@certitude/server/testing';
import { VersionsHttpModule } from '@certitude/server/versions';

jest.setTimeout(120_000);

const LATER = '2199-12-31';

describe('guest auditors', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.make({ modules: [ReviewsHttpModule, VersionsHttpModule] });
  });
  let now = 0;
  beforeEach(() => {
    now = world.server.clock.now().getTime();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    world.server.clock.advance(now - world.server.clock.now().getTime());
    await world.tidy();
  });
  afterAll(() => world.close());

  const at = ({ owner }: GivenAssessment) => ({ organizationId: owner.context.organizationId });
  const where = (given: GivenAssessment) => ({ ...at(given), assessmentId: given.view.id });
  const place = (given: GivenAssessment, { accountId }: GivenMember) => ({ params: { ...where(given), accountId } });
  const seenGrant = async (given: GivenAssessment, { accountId }: GivenMember) => {
    const { items } = await world.server.as(given.owner).call(guestsApi.list, { params: where(given) });
    return items.find(({ account }) => account === accountId)?.version ?? 0;
  };
  const grant = async (given: GivenAssessment, guest: GivenMember, until = LATER, by = given.owner) => {
    const body = { version: await seenGrant(given, guest), changes: { until } };
    return world.server.as(by).call(guestsApi.grant, { ...place(given, guest), body });
  };
  const withdraw = (given: GivenAssessment, guest: GivenMember) =>
    world.server.as(given.owner).call(guestsApi.withdraw, place(given, guest));
  const refuse = async (given: GivenAssessment, guest: GivenMember, until = LATER, by = given.owner) =>
    world.server.as(by).problem(guestsApi.grant, { ...place(given, guest), body: { version: 0, changes: { until } } });
  const changeRole = async (given: GivenAssessment, { accountId }: GivenMember, role: Role) => {
    const { items } = await world.server.as(given.owner).call(organizationsApi.members, { params: at(given) });
    const version = items.find((member) => member.accountId === accountId)?.version ?? 1;
    return world.server.as(given.owner).call(organizationsApi.changeRole, {
      params: { ...at(given), accountId },
      body: { version, changes: { role } },
    });
  };
  const listed = async (given: GivenAssessment, guest: GivenMember) =>
    (await world.server.as(guest).call(assessmentsApi.list, { params: at(given) })).items;
  const withGuest = async () => {
    const given = await world.assessment();
    const guest = await world.server.given.member(given.owner, 'guest-auditor');
    const [response] = given.responses;
    if (!response) throw new Error('No responses.');
    return { given, guest, response };
  };
  /** Another assessment of the same organization. */
  const another = async (given: GivenAssessment): Promise<GivenAssessment> => {
    const browser = world.server.as(given.owner);
    const pki = await browser.call(pkisApi.create, { params: at(given), body: { name: 'Root CA' } });
    const body = { pkiId: pki.id, modelReleaseId: world.releaseId, name: 'Autumn', method: 'formal' as const };
    const view = await browser.call(assessmentsApi.create, { params: at(given), body });
    const rows = await world.server.app.get(AssessmentAnswers, { strict: false }).read(given.owner.context, view.id);
    return { ...given, view, responses: rows.map(({ id }) => id) };
  };
  /** Everything that can be asked about an assessment, as codes or as `ok`. */
  const asked = async (given: GivenAssessment, who: GivenMember, responseId: ResponseId) => {
    const browser = world.server.as(who);
    const params = { ...where(given), responseId };
    const answers = [
      browser.raw(assessmentsApi.get, { params }),
      browser.raw(assessmentsApi.versions, { params }),
      browser.raw(assessmentsApi.history, { params }),
      browser.raw(assessmentsApi.review, { params }),
      browser.raw(guestsApi.people, { params }),
      browser.raw(assessmentsApi.decide, { params, body: { decision: 'accepted', hash: 'a'.repeat(64) } }),
    ];
    return (await Promise.all(answers)).map(({ status, body }) =>
      status === 200 ? 'ok' : (body as { code: string }).code,
    );
  };
  const NOTHING = Array<string>(6).fill('not-found');

  it('see and follow what was granted, and nothing else', async () => {
    const { given, guest, response } = await withGuest();
    const other = await another(given);
    expect(await asked(given, guest, response)).toEqual(NOTHING);
    expect(await listed(given, guest)).toEqual([]);
    await grant(given, guest);
    expect(await asked(given, guest, response)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'response.not-ready']);
    expect(await listed(given, guest)).toMatchObject([{ id: given.view.id, grantedUntil: LATER }]);
    expect(await asked(other, guest, other.responses[0] ?? response)).toEqual(NOTHING);
    const anna = await world.join(given.owner, given);
    const tab = await world.join(guest, given);
    anna.edit(response, 'level', 3);
    await eventually(() => expect(tab.value(response, 'level')).toBe(3));
    tab.edit(response, 'level', 5);
    await tab.settled();
    expect(tab.told('refused')).toMatchObject([{ code: 'forbidden' }]);
  });

  it('decide on what waits there', async () => {
    const { given, guest, response } = await withGuest();
    await grant(given, guest);
    const anna = await world.join(given.owner, given);
    anna.edit(response, 'level', 3);
    anna.edit(response, 'status', 'ready-for-review');
    await anna.settled();
    const params = { ...where(given), responseId: response };
    const browser = world.server.as(guest);
    const { hash } = await browser.call(assessmentsApi.review, { params });
    const body = { decision: 'changes-requested', comment: 'Show the minutes.', hash } as const;
    expect(await browser.call(assessmentsApi.decide, { params, body })).toMatchObject({ reviewer: guest.accountId });
    await eventually(() => expect(anna.value(response, 'status')).toBe('changes-requested'));
  });

  it('know the names of those who had a part in it, and of nobody else', async () => {
    const { given, guest, response } = await withGuest();
    await world.server.given.member(given.owner, 'assessor', 'Nobody they meet');
    const mia = await world.server.given.member(given.owner, 'contributor', 'Mia');
    await grant(given, guest);
    const anna = await world.join(given.owner, given);
    anna.edit(response, 'owner', mia.accountId);
    await anna.settled();
    const people = async (query = {}) => world.server.as(guest).call(guestsApi.people, { params: where(given), query });
    const { items } = await people();
    expect(items).toEqual([
      { id: given.owner.accountId, name: given.owner.name, active: true },
      { id: mia.accountId, name: 'Mia', active: true },
    ]);
    const first = await people({ limit: 1 });
    expect(first.next).toBe(given.owner.accountId);
    expect((await people({ limit: 1, after: first.next })).items).toEqual(items.slice(1));
    expect((await world.server.as(guest).problem(organizationsApi.members, { params: at(given) })).code).toBe(
      'access.forbidden',
    );
  });

  it('hear of those who are in it while they are, and of nobody elsewhere', async () => {
    const { given, guest, response } = await withGuest();
    const other = await another(given);
    const member = (name: string) => world.server.given.member(given.owner, 'viewer', name);
    const [here, gone, elsewhere] = [await member('Here'), await member('Gone'), await member('Elsewhere')];
    await grant(given, guest);
    const [mia, ada, joe] = [
      await world.join(here, given),
      await world.join(gone, given),
      await world.join(elsewhere, other),
    ];
    // Who comes and goes between two frames is never told of.
    const told = () => mia.presence.flatMap((frame) => frame.people);
    await eventually(() => expect(told()).toContainEqual(expect.objectContaining({ name: 'Gone' })));
    ada.close();
    await eventually(() => expect(mia.presence.flatMap((frame) => frame.gone)).toHaveLength(1));
    const tab = await world.join(guest, given);
    const spot = '{"item":{"client":7,"clock":3},"assoc":0}';
    const move = (of: typeof tab, { view }: GivenAssessment, at: ResponseId | undefined) =>
      of.request(LIVE.presence, { assessment: view.id, response: at, cursor: { anchor: spot, head: spot } });
    await move(joe, other, other.responses[0]);
    await move(tab, given, response);
    await move(mia, given, response);
    const people = () => tab.presence.flatMap((frame) => frame.people);
    // In the same note as the guest, so the cursor too.
    await eventually(() =>
      expect(people()).toContainEqual(expect.objectContaining({ name: 'Here', cursor: { anchor: spot, head: spot } })),
    );
    expect(new Set(people().map(({ name }) => name))).toEqual(new Set(['Here', guest.name]));
    await withdraw(given, guest);
    await eventually(() => expect(tab.replica.phase).toBe('closed'));
    const heard = tab.presence.length;
    const late = await world.join(gone, given);
    await move(late, given, response);
    await eventually(() => expect(told()).toContainEqual(expect.objectContaining({ name: 'Gone', response })));
    // Whatever was sent to them before this answer has arrived.
    expect(await tab.join()).toEqual({ ok: false, code: 'not_found' });
    expect(tab.presence).toHaveLength(heard);
  });

  it('see it through the last day where the organization is, and not a moment longer', async () => {
    const { given, guest, response } = await withGuest();
    await world.server.db.global("update session set created_at = 'infinity', expires_at = 'infinity'");
    // Prague: summer time, two hours ahead.
    await grant(given, guest, '2099-07-11');
    const tab = await world.join(guest, given);
    const access = world.server.app.get(LiveAccess, { strict: false });
    world.server.clock.advance(new Date('2099-07-11T21:59:00Z').getTime() - now);
    await access.recheck();
    expect(tab.replica.phase).toBe('live');
    expect(await asked(given, guest, response)).toContain('ok');
    world.server.clock.advance(120_000);
    expect(await asked(given, guest, response)).toEqual(NOTHING);
    expect(await listed(given, guest)).toEqual([]);
    expect(await tab.join()).toEqual({ ok: false, code: 'not_found' });
    await access.recheck();
    await eventually(() => expect(tab.replica.phase).toBe('closed'));
    const grants = await world.server.as(given.owner).call(guestsApi.list, { params: where(given) });
    expect(grants.items).toMatchObject([{ account: guest.accountId, until: '2099-07-11', ended: true }]);
    expect((await refuse(given, guest, '2099-07-11')).problems).toMatchObject([{ path: 'body.until' }]);
    await grant(given, guest, '2099-07-12');
    expect(await asked(given, guest, response)).toContain('ok');
  });

  it('lose it at once when it is withdrawn', async () => {
    const { given, guest, response } = await withGuest();
    await grant(given, guest);
    const tab = await world.join(guest, given);
    await withdraw(given, guest);
    await eventually(() => expect(tab.replica.phase).toBe('closed'));
    expect(tab.permissions.at(-1)).toEqual({ assessment: given.view.id, role: null, contributors: [] });
    expect(await asked(given, guest, response)).toEqual(NOTHING);
    expect(await tab.join()).toEqual({ ok: false, code: 'not_found' });
    expect((await world.server.as(given.owner).problem(guestsApi.withdraw, place(given, guest))).code).toBe(
      'not-found',
    );
  });

  it('lose it within a minute although every hint is lost', async () => {
    const { given, guest } = await withGuest();
    await grant(given, guest);
    const tab = await world.join(guest, given);
    jest.spyOn(world.server.app.get(Bus, { strict: false }), 'publish').mockReturnValue();
    await withdraw(given, guest);
    await world.server.app.get(LiveAccess, { strict: false }).recheck();
    await eventually(() => expect(tab.replica.phase).toBe('closed'));
  });

  it('lose it on every node', async () => {
    const { given, guest } = await withGuest();
    const node = await world.anotherNode();
    await grant(given, guest);
    const tab = await world.join(guest, given, node);
    await withdraw(given, guest);
    await eventually(() => expect(tab.replica.phase).toBe('closed'));
  });

  it('are shut out when somebody becomes one, and have no grants of an earlier time', async () => {
    const { given, guest, response } = await withGuest();
    await grant(given, guest);
    const member = await world.server.given.member(given.owner, 'viewer');
    const tab = await world.join(member, given);
    await changeRole(given, member, 'guest-auditor');
    await eventually(() => expect(tab.replica.phase).toBe('closed'));
    const theirs = await world.join(guest, given);
    await changeRole(given, guest, 'viewer');
    await eventually(() => expect(theirs.replica.role).toBe('viewer'));
    await changeRole(given, guest, 'guest-auditor');
    await eventually(() => expect(theirs.replica.phase).toBe('closed'));
    expect(await asked(given, guest, response)).toEqual(NOTHING);
  });

  it('have no grants when they come back', async () => {
    const { given, guest, response } = await withGuest();
    await grant(given, guest);
    const params = { ...at(given), accountId: guest.accountId };
    await world.server.as(given.owner).call(organizationsApi.removeMember, { params });
    await world.server.db.transaction(given.owner.context, (tx) =>
      tx.query('update member set removed_at = null where account_id = $1', [guest.accountId]),
    );
    expect((await world.server.as(guest).call(sessionApi.current, {})).memberships).toHaveLength(1);
    expect(await asked(given, guest, response)).toEqual(NOTHING);
  });

  it('are let in by owners, admins and managers, page by page', async () => {
    const { given, guest } = await withGuest();
    for (const [role, until] of [
      ['admin', '2199-12-30'],
      ['manager', LATER],
    ] as const) {
      const by = await world.server.given.member(given.owner, role);
      expect(await grant(given, guest, until, by)).toEqual({
        account: guest.accountId,
        until,
        ended: false,
        version: expect.any(Number) as unknown,
        grantedBy: by.accountId,
        grantedAt: expect.any(String),
      });
    }
    const assessor = await world.server.given.member(given.owner, 'assessor');
    expect((await refuse(given, guest, LATER, assessor)).code).toBe('access.forbidden');
    const second = await world.server.given.member(given.owner, 'guest-auditor');
    await grant(given, second);
    const page = (query: object) => world.server.as(given.owner).call(guestsApi.list, { params: where(given), query });
    const first = await page({ limit: 1 });
    const rest = await page({ limit: 1, after: first.next });
    expect([...first.items, ...rest.items].map(({ account }) => account)).toEqual([guest.accountId, second.accountId]);
    expect(rest.next).toBeNull();
  });

  it('are the only ones who need it', async () => {
    const { given } = await withGuest();
    const viewer = await world.server.given.member(given.owner, 'viewer');
    const stranger = await world.server.given.organization();
    expect((await refuse(given, viewer)).code).toBe('guest-grant.not-a-guest');
    expect((await refuse(given, stranger)).code).toBe('not-found');
  });

  it('are told when they are let in, not when only the day changes', async () => {
    const { given, guest } = await withGuest();
    await grant(given, guest);
    await grant(given, guest, '2199-12-30');
    const events = await world.server.db.transaction(given.owner.context, (tx) =>
      tx.query("select payload from outbox where name = 'assessment.granted'"),
    );
    const payload = { assessmentId: given.view.id, by: given.owner.accountId, guest: guest.accountId };
    expect(events).toEqual([{ payload }]);
  });
});
