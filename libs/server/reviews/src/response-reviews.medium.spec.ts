import { assessmentsApi, type ResponseId } from '@certitude/contracts';
import { ResponseApprovals } from '@certitude/server/answering';
import { type GivenAssessment, RoomStore, World } from '@certitude/server/answering/testing';
import { eventually, type GivenMember } from '@certitude/server/testing';
import { ReviewsHttpModule } from './reviews-http.module';

describe('reviews of responses', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.make({ modules: [ReviewsHttpModule] });
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await world.tidy();
  });
  afterAll(() => world.close());

  /** A response that an assessor has answered and submitted, and a reviewer. */
  const submitted = async () => {
    const given = await world.assessment();
    const [response] = given.responses;
    if (!response) throw new Error('No responses.');
    const author = await world.server.given.member(given.owner, 'assessor');
    const reviewer = await world.server.given.member(given.owner, 'reviewer');
    const tab = await world.join(author, given);
    tab.edit(response, 'level', 3);
    tab.type(response, 'Seen in the minutes.');
    tab.edit(response, 'status', 'ready-for-review');
    await tab.settled();
    return { given, response, author, reviewer, tab, ...rest(given, response) };
  };
  const rest = (given: GivenAssessment, responseId: ResponseId) => {
    const params = { organizationId: given.owner.context.organizationId, assessmentId: given.view.id, responseId };
    return {
      params,
      look: (who: GivenMember) => world.server.as(who).call(assessmentsApi.review, { params }),
      decide: (
        who: GivenMember,
        body: { decision: 'accepted' | 'changes-requested'; hash: string; comment?: string },
      ) => world.server.as(who).call(assessmentsApi.decide, { params, body }),
      refuse: async (who: GivenMember, body: { decision: 'accepted'; hash: string }) =>
        (await world.server.as(who).problem(assessmentsApi.decide, { params, body })).code,
    };
  };
  const events = (given: GivenAssessment) =>
    world.server.db.transaction(given.owner.context, (tx) =>
      tx.query<{ name: string; payload: object }>("select name, payload from outbox where name = 'response.reviewed'"),
    );

  it('shows everybody live that a response was accepted', async () => {
    const { given, response, author, reviewer, tab, look, decide } = await submitted();
    const { hash, status, submittedBy, authors } = await look(reviewer);
    expect([status, submittedBy, authors]).toEqual(['ready-for-review', author.accountId, [author.accountId]]);
    const review = await decide(reviewer, { decision: 'accepted', hash, comment: 'Well done.' });
    expect(review).toMatchObject({ decision: 'accepted', comment: 'Well done.', reviewer: reviewer.accountId });
    await eventually(() => expect(tab.value(response, 'status')).toBe('accepted'));
    expect(tab.replica.view(response)?.origins.status).toMatchObject({ actor: reviewer.accountId });
    expect(await events(given)).toEqual([
      {
        name: 'response.reviewed',
        payload: {
          assessmentId: given.view.id,
          responseId: response,
          by: reviewer.accountId,
          status: 'accepted',
          authors: [author.accountId],
        },
      },
    ]);
  });

  it('asks for changes with a comment, and accepts what was changed', async () => {
    const { response, reviewer, tab, look, decide } = await submitted();
    await decide(reviewer, {
      decision: 'changes-requested',
      hash: (await look(reviewer)).hash,
      comment: 'Which minutes?',
    });
    await eventually(() => expect(tab.value(response, 'status')).toBe('changes-requested'));
    tab.type(response, 'Those of May.');
    await tab.settled();
    expect(tab.value(response, 'status')).toBe('in-progress');
    tab.edit(response, 'status', 'ready-for-review');
    await tab.settled();
    await decide(reviewer, { decision: 'accepted', hash: (await look(reviewer)).hash });
    expect((await look(reviewer)).reviews.map(({ decision }) => decision)).toEqual(['accepted', 'changes-requested']);
  });

  it('lets nobody review their own work, whoever submitted it', async () => {
    const { given, response, author, reviewer, tab, look, refuse, decide } = await submitted();
    const { hash } = await look(author);
    expect(await refuse(author, { decision: 'accepted', hash })).toBe('review.own-work');

    // Somebody else submits: whoever wrote the answer still may not.
    tab.edit(response, 'status', 'in-progress');
    await tab.settled();
    const other = await world.server.given.member(given.owner, 'assessor');
    const otherTab = await world.join(other, given);
    otherTab.edit(response, 'status', 'ready-for-review');
    await otherTab.settled();
    const again = await look(author);
    expect([...again.authors].sort()).toEqual([author.accountId, other.accountId].sort());
    expect(await refuse(author, { decision: 'accepted', hash: again.hash })).toBe('review.own-work');
    expect(await refuse(other, { decision: 'accepted', hash: again.hash })).toBe('review.own-work');
    await decide(reviewer, { decision: 'accepted', hash: again.hash });
  });

  it('binds a decision to what was looked at', async () => {
    const { response, reviewer, tab, look, refuse } = await submitted();
    const { hash } = await look(reviewer);
    tab.edit(response, 'level', 5);
    tab.edit(response, 'status', 'ready-for-review');
    await tab.settled();
    expect(await refuse(reviewer, { decision: 'accepted', hash })).toBe('review.outdated');
    expect((await look(reviewer)).hash).not.toBe(hash);
  });

  it('does not outdate a review by a flag or a due date', async () => {
    const { response, reviewer, tab, look, decide } = await submitted();
    const { hash } = await look(reviewer);
    tab.edit(response, 'flag', true);
    tab.edit(response, 'dueOn', '2031-05-01');
    await tab.settled();
    await decide(reviewer, { decision: 'accepted', hash });
  });

  it('takes back a submission whose text was changed', async () => {
    const { response, reviewer, tab, look, refuse } = await submitted();
    const { hash } = await look(reviewer);
    tab.type(response, 'One more thing.');
    await tab.settled();
    expect(tab.value(response, 'status')).toBe('in-progress');
    expect(await refuse(reviewer, { decision: 'accepted', hash })).toBe('response.not-ready');
  });

  it('drops the approval of a response that is changed, and says what changed', async () => {
    const { response, reviewer, author, tab, look, decide } = await submitted();
    await decide(reviewer, { decision: 'accepted', hash: (await look(reviewer)).hash });
    await eventually(() => expect(tab.value(response, 'status')).toBe('accepted'));
    tab.edit(response, 'level', 4);
    await tab.settled();
    expect(tab.value(response, 'status')).toBe('in-progress');
    expect(tab.seen.at(-1)?.operation).toMatchObject({ field: 'status', previous: 'accepted', client: null });
    expect(await look(reviewer)).toMatchObject({ changedSinceAcceptance: ['level'], authors: [author.accountId] });
  });

  it('drops the approval of a response whose evidence changed', async () => {
    const { given, response, author, reviewer, tab, look, decide } = await submitted();
    await decide(reviewer, { decision: 'accepted', hash: (await look(reviewer)).hash });
    await eventually(() => expect(tab.value(response, 'status')).toBe('accepted'));
    const approvals = world.server.app.get(ResponseApprovals, { strict: false });
    const change = (of: GivenMember, id: ResponseId = response) =>
      world.server.db.transaction(of.context, (tx) => approvals.evidenceChanged(tx, given.view.id, id));
    await change(author);
    await eventually(() => expect(tab.value(response, 'status')).toBe('in-progress'));
    expect(tab.seen.at(-1)?.operation).toMatchObject({ actor: author.accountId, client: null });
    const head = tab.replica.head;
    await change(author);
    expect(tab.replica.head).toBe(head);

    const stranger = await world.server.given.organization();
    await expect(change(stranger)).rejects.toMatchObject({ code: 'not-found' });
    await expect(change(author, '01890000-0000-7000-8000-000000000000' as ResponseId)).rejects.toMatchObject({
      code: 'not-found',
    });
    await world.enter(given, 'final');
    await expect(change(author)).rejects.toMatchObject({ code: 'assessment.frozen' });
  });

  it('shows every node a decision by a hint alone', async () => {
    const { given, response, author, reviewer, look, decide } = await submitted();
    const node = await world.anotherNode();
    for (const { app } of [world.server, node])
      jest.spyOn(app.get(RoomStore, { strict: false }), 'heads').mockResolvedValue([]);
    const tab = await world.join(author, given, node);
    await decide(reviewer, { decision: 'accepted', hash: (await look(reviewer)).hash });
    await eventually(() => expect(tab.value(response, 'status')).toBe('accepted'));
  });

  it('takes no decision on a finalized assessment', async () => {
    const { given, reviewer, look, refuse } = await submitted();
    const { hash } = await look(reviewer);
    await world.enter(given, 'final');
    expect(await refuse(reviewer, { decision: 'accepted', hash })).toBe('assessment.frozen');
  });

  it('is not for contributors and viewers, and unknown to other organizations', async () => {
    const { given, look, refuse, params } = await submitted();
    const viewer = await world.server.given.member(given.owner, 'viewer');
    const { hash } = await look(viewer);
    expect(await refuse(viewer, { decision: 'accepted', hash })).toBe('access.forbidden');
    expect(
      await refuse(await world.server.given.member(given.owner, 'contributor'), { decision: 'accepted', hash }),
    ).toBe('access.forbidden');
    const stranger = await world.server.given.organization();
    const theirs = { ...params, organizationId: stranger.context.organizationId };
    expect((await world.server.as(stranger).problem(assessmentsApi.review, { params: theirs })).code).toBe('not-found');
  });

  it('keeps the history of a response, newest first, page by page, and nothing of any other', async () => {
    const { given, response, author, reviewer, tab, look, decide, params } = await submitted();
    const other = given.responses.find((id) => id !== response);
    if (!other) throw new Error('No other response.');
    tab.edit(other, 'level', 1);
    await tab.settled();
    await decide(reviewer, { decision: 'accepted', hash: (await look(reviewer)).hash });
    const browser = world.server.as(reviewer);
    const first = await browser.call(assessmentsApi.history, { params, query: { limit: 3 } });
    const second = await browser.call(assessmentsApi.history, { params, query: { limit: 3, after: first.next ?? '' } });
    const all = [...first.items, ...second.items];
    expect(all.map(({ field, from, to, derived }) => [field, from, to, derived])).toEqual([
      ['status', 'ready-for-review', 'accepted', true],
      ['status', 'in-progress', 'ready-for-review', false],
      ['rationale', null, null, false],
      ['status', 'not-started', 'in-progress', true],
      ['level', 0, 3, false],
    ]);
    expect(all.map(({ actor }) => actor)).toEqual([reviewer.accountId, ...Array(4).fill(author.accountId)]);
    expect(all.every((entry) => entry.response === response)).toBe(true);
    expect(second.next).toBeNull();
    const theirs = await browser.call(assessmentsApi.history, { params: { ...params, responseId: other } });
    expect(theirs.items.map(({ field, response: of }) => [field, of])).toEqual([
      ['status', other],
      ['level', other],
    ]);
    const unknown = { ...params, responseId: '01890000-0000-7000-8000-000000000000' };
    expect((await browser.problem(assessmentsApi.history, { params: unknown })).code).toBe('not-found');
    expect((await browser.problem(assessmentsApi.history, { params, query: { after: 'x' } })).code).toBe(
      'request.invalid',
    );
  });
});
