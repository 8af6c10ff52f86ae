import {
  assessmentsApi,
  evidenceApi,
  type Handover,
  insightsApi,
  notificationsApi,
  organizationsApi,
  plansApi,
  type WorkKind,
  WORK_KINDS,
} from '@certitude/contracts';
import { deletionsApi } from '@certitude/contracts/deleting';
import { AssessmentAnswers } from '@certitude/server/answering';
import { WorkKeepers } from '@certitude/server/organizations';
import { type GivenMember, testServer, type TestServer } from '@certitude/server/testing';
import { apiContexts } from '../isolation/contexts';
import { DutiesWorld } from './duties-world';

jest.setTimeout(300_000);
const api = organizationsApi;

describe('what becomes of the work of a member who goes', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer({ modules: apiContexts() });
  });
  afterAll(() => server.close());

  /** `actor` has one of each kind. */
  const world = async () => {
    const given = await DutiesWorld.make(server);
    const { actor, owner } = given;
    const plan = await given.plan(owner, actor.accountId);
    const params = { ...given.at, planId: plan.id };
    const task = { title: 'Book a room', assignee: actor.accountId, dueOn: null };
    await server.as(owner).call(plansApi.addTask, { params, body: task });
    const evidence = await given.evidence(actor);
    await given.edit(owner, { field: 'owner', value: actor.accountId }, { field: 'reviewer', value: actor.accountId });
    return { given, actor, owner, plan, evidence };
  };
  type World = Awaited<ReturnType<typeof world>>;
  const place = ({ given, actor }: World) => ({ ...given.at, accountId: actor.accountId });
  const held = (of: World, by = of.owner) => server.as(by).call(api.heldWork, { params: place(of) });
  const remove = (of: World, query: Handover, by = of.owner) =>
    server.as(by).raw(api.removeMember, { params: place(of), query });
  const everything = (to: GivenMember): Handover => Object.fromEntries(WORK_KINDS.map((kind) => [kind, to.accountId]));
  const planOf = ({ given, owner, plan }: World) =>
    server.as(owner).call(plansApi.get, { params: { ...given.at, planId: plan.id } });
  const evidenceOf = ({ given, owner, evidence }: World, by = owner) =>
    server.as(by).call(evidenceApi.get, { params: { ...given.at, evidenceId: evidence.id } });
  const answerOf = async ({ given, owner }: World) => {
    const { assessmentId, responseId } = given.place;
    const answers = await server.app.get(AssessmentAnswers, { strict: false }).read(owner.context, assessmentId);
    return answers.find(({ id }) => id === responseId)?.values;
  };
  const unheld = ({ given, owner }: World, kind: WorkKind) =>
    server.as(owner).call(insightsApi.unheld, { params: given.at, query: { kind } });

  it('has one context that keeps it, for every kind', () => {
    expect(
      server.app
        .get(WorkKeepers, { strict: false })
        .all()
        .map(({ kind }) => kind),
    ).toEqual(WORK_KINDS);
  });

  it('is counted by kind, for whoever manages members and for the person', async () => {
    const it = await world();
    const one = { plan: 1, task: 1, evidence: 1, answer: 1, review: 1 };
    expect(await held(it)).toEqual(one);
    expect(await held(it, it.actor)).toEqual(one);
    expect((await server.as(it.given.other).raw(api.heldWork, { params: place(it) })).status).toBe(403);
  });

  it('leaves out what is over', async () => {
    const it = await world();
    await it.given.move(it.owner, it.plan.id, 'cancelled');
    await it.given.edit(it.owner, { field: 'level', value: 2 });
    await server
      .as(it.owner)
      .call(assessmentsApi.finalize, { params: { ...it.given.at, assessmentId: it.given.place.assessmentId } });
    expect(await held(it)).toEqual({ plan: 0, task: 0, evidence: 1, answer: 0, review: 0 });
  });

  it('goes to one person with the removal, raises versions and is written down', async () => {
    const it = await world();
    const { neutral } = it.given;
    const before = await planOf(it);
    expect((await remove(it, everything(neutral))).status).toBe(200);
    const plan = await planOf(it);
    expect(plan).toMatchObject({ responsible: neutral.accountId, version: before.version + 1 });
    expect(plan.tasks).toMatchObject([{ assignee: neutral.accountId, version: 2 }]);
    expect(await answerOf(it)).toMatchObject({ owner: neutral.accountId, reviewer: neutral.accountId });
    expect(await evidenceOf(it, neutral)).toMatchObject({
      ...{ owner: neutral.accountId, createdBy: it.actor.accountId, mayChange: true },
    });
    const { items } = await server.as(it.owner).call(api.handovers, { params: it.given.at });
    const [from, to, by] = [it.actor, neutral, it.owner].map(({ accountId }) => accountId);
    expect(items.map(({ kind }) => kind).sort()).toEqual([...WORK_KINDS].sort());
    for (const item of items) expect(item).toMatchObject({ from, to, by, count: 1 });
  });

  it('says in the history of the answer who handed it over', async () => {
    const it = await world();
    await remove(it, { answer: it.given.neutral.accountId });
    const params = { ...it.given.at, ...it.given.place };
    const [newest] = (await server.as(it.owner).call(assessmentsApi.history, { params })).items;
    expect(newest).toMatchObject({ actor: it.owner.accountId, field: 'owner', to: it.given.neutral.accountId });
  });

  it('goes to different persons by kind, and stays as it is where nobody is named', async () => {
    const it = await world();
    const { other, neutral } = it.given;
    await remove(it, { plan: other.accountId, answer: neutral.accountId });
    const plan = await planOf(it);
    expect(plan.responsible).toBe(other.accountId);
    expect(plan.tasks[0]?.assignee).toBe(it.actor.accountId);
    expect(await answerOf(it)).toMatchObject({ owner: neutral.accountId, reviewer: it.actor.accountId });
    expect((await evidenceOf(it)).owner).toBe(it.actor.accountId);
  });

  it.each<[string, (it: World) => Promise<string> | string]>([
    ['a viewer', async (it) => (await server.given.member(it.owner, 'viewer')).accountId],
    ['a guest', async (it) => (await server.given.member(it.owner, 'guest-auditor')).accountId],
    ['somebody of another organization', async () => (await server.given.organization()).accountId],
    ['the person who goes', (it) => it.actor.accountId],
  ])('never goes to %s, and the member stays then', async (_, whom) => {
    const it = await world();
    const to = (await whom(it)) as GivenMember['accountId'];
    for (const kind of WORK_KINDS) {
      const answer = await remove(it, { plan: it.given.neutral.accountId, [kind]: to });
      expect(answer).toMatchObject({ status: 409, body: { code: 'member.cannot-hold' } });
    }
    expect((await planOf(it)).responsible).toBe(it.actor.accountId);
    expect((await held(it)).plan).toBe(1);
  });

  it('is handed over by those who assign such work only, also when they leave themselves', async () => {
    const owner = await server.given.organization();
    const [contributor, heir] = [
      await server.given.member(owner, 'contributor'),
      await server.given.member(owner, 'contributor'),
    ];
    const params = { organizationId: owner.context.organizationId, accountId: contributor.accountId };
    const leave = (query: Handover) => server.as(contributor).raw(api.removeMember, { params, query });
    expect(await leave({ plan: heir.accountId })).toMatchObject({ status: 403, body: { code: 'access.forbidden' } });
    expect((await leave({})).status).toBe(200);
  });

  it('is told to whoever receives it where there is a notice of it', async () => {
    const it = await world();
    const { neutral } = it.given;
    await remove(it, everything(neutral));
    const rows = await it.given.raw<{ name: string }>(
      it.owner,
      `select name from outbox where payload ->> 'responsible' = $1 or payload ->> 'owner' = $1 order by name`,
      [neutral.accountId],
    );
    expect(rows.map(({ name }) => name)).toEqual(['plan.assigned', 'response.assigned']);
    expect((await server.as(neutral).call(notificationsApi.list, { params: it.given.at })).items).toBeDefined();
  });

  it('asks the new reviewer for what waits already', async () => {
    const it = await world();
    await it.given.edit(it.owner, { field: 'level', value: 2 }, { field: 'status', value: 'ready-for-review' });
    await remove(it, { review: it.given.neutral.accountId });
    const rows = await it.given.raw(
      it.owner,
      `select from outbox where name = 'review.asked' and payload ->> 'asked' = $1`,
      [it.given.neutral.accountId],
    );
    expect(rows).toHaveLength(1);
  });

  it('is counted as nobody’s when nobody was named, and listed with who had it', async () => {
    const it = await world();
    const before = (await server.as(it.owner).call(insightsApi.dashboard, { params: it.given.at })).unheld;
    await remove(it, {});
    const after = (await server.as(it.owner).call(insightsApi.dashboard, { params: it.given.at })).unheld;
    expect(after).toEqual({ ...before, plan: 1, task: 1, evidence: 1, answer: before.answer + 1, review: 1 });
    for (const kind of WORK_KINDS) {
      const { items } = await unheld(it, kind);
      expect(items).toHaveLength(after[kind]);
      expect(items).toContainEqual(expect.objectContaining({ kind, former: it.actor.accountId }));
    }
    expect((await unheld(it, 'plan')).items).toMatchObject([{ id: it.plan.id, title: 'Rehearse', planId: it.plan.id }]);
    expect((await unheld(it, 'answer')).items).toContainEqual(
      expect.objectContaining({
        id: it.given.place.responseId,
        assessment: expect.objectContaining({ name: expect.any(String) }) as unknown,
      }),
    );
  });

  it('is nobody’s to look after any more once it is archived', async () => {
    const it = await world();
    await remove(it, {});
    const kindsLeft = async () => {
      const lists = await Promise.all(WORK_KINDS.map(async (kind) => ({ kind, ...(await unheld(it, kind)) })));
      return lists.flatMap(({ kind, items }) => (items.length > 0 ? [kind] : []));
    };
    const archive = (kind: 'plan' | 'evidence' | 'assessment', params: object) =>
      server.as(it.owner).raw(deletionsApi[kind].archive, {
        params: { ...it.given.at, ...params },
        body: { archived: true },
      });
    expect(await kindsLeft()).toEqual(WORK_KINDS);
    await archive('plan', { planId: it.plan.id });
    expect(await kindsLeft()).toEqual(['evidence', 'answer', 'review']);
    await archive('evidence', { evidenceId: it.evidence.id });
    expect(await kindsLeft()).toEqual(['answer', 'review']);
    await archive('assessment', { assessmentId: it.given.place.assessmentId });
    expect(await kindsLeft()).toEqual([]);
  });

  it('pages through what nobody has', async () => {
    const it = await world();
    await it.given.plan(it.owner, null);
    await remove(it, {});
    const params = it.given.at;
    const first = await server.as(it.owner).call(insightsApi.unheld, { params, query: { kind: 'plan', limit: 1 } });
    expect(first.items).toHaveLength(1);
    const query = { kind: 'plan' as const, limit: 1, after: first.next ?? '' };
    const second = await server.as(it.owner).call(insightsApi.unheld, { params, query });
    expect(new Set([...first.items, ...second.items].map(({ former }) => former))).toEqual(
      new Set([null, it.actor.accountId]),
    );
    expect(second.next).toBeNull();
  });

  it('is handed over and edited at the same moment one after the other', async () => {
    const it = await world();
    const { other, neutral } = it.given;
    const params = { ...it.given.at, planId: it.plan.id };
    const body = { version: it.plan.version, changes: { responsible: other.accountId } };
    const [removed, edited] = await Promise.all([
      remove(it, everything(neutral)),
      server.as(it.owner).raw(plansApi.update, { params, body }),
    ]);
    expect([removed.status, edited.status]).toEqual([200, expect.any(Number)]);
    expect(edited.status < 500).toBe(true);
    expect([other.accountId, neutral.accountId]).toContain((await planOf(it)).responsible);
  });
});
