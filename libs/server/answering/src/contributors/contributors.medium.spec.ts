import { assessmentsApi, MAX_CONTRIBUTORS, organizationsApi, type ResponseId, type Role } from '@certitude/contracts';
import { Bus } from '@certitude/server/core';
import { eventually, type GivenMember } from '@certitude/server/testing';
import { AssessmentAnswers } from '../answers.service';
import { LiveAccess } from '../live/live-access';
import { StreamHints } from '../stream/stream-hints';
import { type GivenAssessment, World } from '../testing/world';

jest.setTimeout(120_000);

describe('inviting people to answer', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.make();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await world.tidy();
  });
  afterAll(() => world.close());

  const withLea = async (role: Role = 'contributor') => {
    const given = await world.assessment();
    const [response, other] = given.responses;
    if (!response || !other) throw new Error('No responses.');
    return { given, response, other, lea: await world.server.given.member(given.owner, role) };
  };
  const place = ({ owner, view }: GivenAssessment, responseId: ResponseId, { accountId }: GivenMember) => ({
    params: { organizationId: owner.context.organizationId, assessmentId: view.id, responseId, accountId },
  });
  const invite = (given: GivenAssessment, response: ResponseId, who: GivenMember, by = given.owner) =>
    world.server.as(by).call(assessmentsApi.inviteContributor, place(given, response, who));
  const withdraw = (given: GivenAssessment, response: ResponseId, who: GivenMember) =>
    world.server.as(given.owner).call(assessmentsApi.withdrawContributor, place(given, response, who));
  const refuse = async (given: GivenAssessment, response: ResponseId, who: GivenMember, by = given.owner) =>
    (await world.server.as(by).problem(assessmentsApi.inviteContributor, place(given, response, who))).code;
  const remove = ({ owner }: GivenAssessment, { accountId }: GivenMember) =>
    world.server.as(owner).call(organizationsApi.removeMember, {
      params: { organizationId: owner.context.organizationId, accountId },
    });
  const invitations = ({ owner, view }: GivenAssessment) =>
    world.server.db.transaction(owner.context, (tx) =>
      tx.query('select account_id from response_contributor where assessment_id = $1', [view.id]),
    );
  /** No process hears of anything: what an edit rests on is what the commit itself finds. */
  const deafen = (): { recheck: () => Promise<void> } => {
    jest.spyOn(world.server.app.get(Bus, { strict: false }), 'publish').mockReturnValue();
    jest.spyOn(world.server.app.get(StreamHints, { strict: false }), 'changed').mockReturnValue();
    const access = world.server.app.get(LiveAccess, { strict: false });
    const recheck = access.recheck.bind(access);
    jest.spyOn(access, 'recheck').mockResolvedValue();
    return { recheck };
  };

  it('lets them change this response as its owner may, live, and no other one', async () => {
    const { given, response, other, lea } = await withLea();
    const tab = await world.join(lea, given);
    const anna = await world.join(given.owner, given);
    expect(await invite(given, response, lea)).toEqual({ response, accounts: [lea.accountId] });
    await eventually(() => expect(tab.replica.contributors.get(response)).toEqual(new Set([lea.accountId])));
    expect(anna.replica.contributors).toEqual(tab.replica.contributors);
    tab.edit(response, 'level', 3);
    tab.edit(response, 'applicability', { applicability: 'partially-applicable', reason: 'Only the issuing CA' });
    tab.type(response, 'Seen on site.');
    tab.edit(response, 'status', 'ready-for-review');
    await tab.settled();
    expect(tab.told('refused')).toEqual([]);
    await eventually(() => expect(anna.value(response, 'status')).toBe('ready-for-review'));
    expect([anna.value(response, 'level'), anna.text(response)]).toEqual([3, 'Seen on site.']);
    tab.edit(other, 'level', 3);
    tab.edit(response, 'owner', lea.accountId);
    await tab.settled();
    expect(tab.told('refused')).toMatchObject([
      { response: other, code: 'forbidden' },
      { field: 'owner', code: 'forbidden' },
    ]);
  });

  it('is known to whoever joins, with the tail of the stream too', async () => {
    const { given, response, lea } = await withLea();
    await invite(given, response, lea);
    const tab = await world.join(lea, given);
    expect(tab.answers.at(-1)?.contributors).toEqual([{ response, accounts: [lea.accountId] }]);
    const again = await tab.join({ last: tab.replica.head, epoch: tab.replica.epoch });
    expect(again).toMatchObject({ contributors: [{ response, accounts: [lea.accountId] }], content: { kind: 'tail' } });
  });

  it('ends at once when it is withdrawn', async () => {
    const { given, response, lea } = await withLea();
    await invite(given, response, lea);
    const tab = await world.join(lea, given);
    expect(await withdraw(given, response, lea)).toEqual({ response, accounts: [] });
    await eventually(() => expect(tab.replica.contributors.size).toBe(0));
    expect(tab.permissions.at(-1)).toEqual({ assessment: given.view.id, role: 'contributor', contributors: [] });
    tab.edit(response, 'level', 5);
    await tab.settled();
    expect(tab.told('refused')).toMatchObject([{ response, code: 'forbidden' }]);
  });

  it('ends for the next edit although this node has not heard of it', async () => {
    const { given, response, lea } = await withLea();
    await invite(given, response, lea);
    const tab = await world.join(lea, given);
    const anna = await world.join(given.owner, given);
    deafen();
    await withdraw(given, response, lea);
    tab.edit(response, 'level', 5);
    tab.type(response, 'Too late.');
    await tab.settled();
    expect(tab.told('refused')).toMatchObject([{ response, code: 'forbidden' }]);
    expect(tab.told('noteRefused')).toMatchObject([{ code: 'forbidden' }]);
    expect([anna.value(response, 'level'), anna.text(response)]).toEqual([0, '']);
  });

  it('reaches open tabs within a minute although every hint is lost', async () => {
    const { given, response, lea } = await withLea();
    const tab = await world.join(lea, given);
    const { recheck } = deafen();
    await invite(given, response, lea);
    expect(tab.replica.contributors.size).toBe(0);
    await recheck();
    await eventually(() => expect(tab.replica.contributors.size).toBe(1));
  });

  it('holds on every node', async () => {
    const { given, response, lea } = await withLea();
    const node = await world.anotherNode();
    const tab = await world.join(lea, given, node);
    await invite(given, response, lea);
    await eventually(() => expect(tab.replica.contributors.size).toBe(1));
    tab.edit(response, 'level', 4);
    await tab.settled();
    await withdraw(given, response, lea);
    await eventually(() => expect(tab.replica.contributors.size).toBe(0));
    tab.edit(response, 'level', 5);
    await tab.settled();
    expect(tab.told('refused')).toMatchObject([{ value: 5, code: 'forbidden' }]);
  });

  it('counts for edits without a live connection', async () => {
    const { given, response, lea } = await withLea();
    const answers = world.server.app.get(AssessmentAnswers, { strict: false });
    const answer = () => answers.submit(lea.context, given.view.id, [{ response, field: 'level', value: 2 }]);
    expect(await answer()).toMatchObject([{ code: 'forbidden' }]);
    await invite(given, response, lea);
    expect(await answer()).toEqual([]);
  });

  it('goes with the membership, and does not come back with it', async () => {
    const { given, response, lea } = await withLea();
    const anna = await world.join(given.owner, given);
    await invite(given, response, lea);
    await eventually(() => expect(anna.replica.contributors.size).toBe(1));
    await remove(given, lea);
    expect(await invitations(given)).toEqual([]);
    await eventually(() => expect(anna.replica.contributors.size).toBe(0));
    expect(await refuse(given, response, lea)).toBe('not-found');
  });

  it('twice is the same as once, and announced once', async () => {
    const { given, response, lea } = await withLea();
    await invite(given, response, lea);
    await invite(given, response, lea);
    expect(await invitations(given)).toHaveLength(1);
    const events = await world.server.db.transaction(given.owner.context, (tx) =>
      tx.query("select payload from outbox where name = 'response.invited'"),
    );
    const { assessmentId } = place(given, response, lea).params;
    const payload = { assessmentId, responseId: response, by: given.owner.accountId, invited: lea.accountId };
    expect(events).toEqual([{ payload }]);
  });

  it.each(['reviewer', 'viewer', 'guest-auditor'] as const)('is not for a %s, who answers nothing', async (role) => {
    const { given, response, lea } = await withLea(role);
    expect(await refuse(given, response, lea)).toBe('contributor.cannot-answer');
  });

  it('is up to those who assign', async () => {
    const { given, response, lea } = await withLea();
    const assessor = await world.server.given.member(given.owner, 'assessor');
    expect(await refuse(given, response, lea, lea)).toBe('access.forbidden');
    await invite(given, response, lea, assessor);
    const problem = await world.server.as(lea).problem(assessmentsApi.withdrawContributor, place(given, response, lea));
    expect(problem.code).toBe('access.forbidden');
  });

  it('has a most', async () => {
    const { given, response, other, lea } = await withLea();
    for (let number = 0; number < MAX_CONTRIBUTORS; number++)
      await invite(given, response, await world.server.given.member(given.owner, 'contributor'));
    expect(await refuse(given, response, lea)).toBe('contributor.too-many');
    await invite(given, other, lea);
  });

  it('is not possible where there is nothing, or nothing to change any more', async () => {
    const { given, response, lea } = await withLea();
    const elsewhere = await world.assessment();
    const stranger = await world.server.given.organization();
    expect(await refuse(given, elsewhere.responses[0] ?? response, lea)).toBe('not-found');
    expect(await refuse(given, response, stranger)).toBe('not-found');
    const nobody = await world.server.as(given.owner).problem(assessmentsApi.withdrawContributor, {
      ...place(given, response, lea),
    });
    expect(nobody.code).toBe('not-found');
    await world.enter(given, 'final');
    expect(await refuse(given, response, lea)).toBe('assessment.frozen');
  });
});
