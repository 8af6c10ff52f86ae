import {
  type AccountId,
  type BusMessage,
  type CreatePlan,
  type EditPlan,
  plansApi,
  type PlanStatus,
  type PlanView,
} from '@certitude/contracts';
import { Bus, newId } from '@certitude/server/core';
import { IdentityModule } from '@certitude/server/identity';
import { OrganizationsModule } from '@certitude/server/organizations';
import {
  eventually,
  givenAssessment,
  type GivenAssessment,
  type GivenMember,
  ProblemAnswer,
  testServer,
  type TestServer,
} from '@certitude/server/testing';
import { ImprovementHttpModule } from './improvement-http.module';
import { PlanViews } from './plan-views.service';

const api = plansApi;

describe('action plans', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer({ modules: [IdentityModule, OrganizationsModule, ImprovementHttpModule] });
  });
  afterAll(() => server.close());
  afterEach(() => server.clock.advance(Date.now() - server.clock.now().getTime()));

  interface World {
    readonly manager: GivenMember;
    readonly assessment: GivenAssessment;
  }
  const world = async (): Promise<World> => {
    const manager = await server.given.organization();
    return { manager, assessment: await givenAssessment(server, manager, { answers: [{ level: 2 }] }) };
  };
  const at = (who: GivenMember) => ({ organizationId: who.context.organizationId });
  const place = (plan: PlanView, who: GivenMember) => ({ ...at(who), planId: plan.id });
  const input = ({ assessment }: World, more: Partial<CreatePlan> = {}) => ({
    assessmentId: assessment.assessmentId,
    responseId: assessment.responses[0]?.id ?? newId(),
    title: 'Write the vision down',
    targetLevel: 4,
    ...more,
  });
  const create = (given: World, more: Partial<CreatePlan> = {}, by = given.manager) =>
    server.as(by).call(api.create, { params: at(by), body: input(given, more) });
  const move = (by: GivenMember, plan: PlanView, ...statuses: PlanStatus[]) =>
    statuses.reduce<Promise<PlanView>>(async (before, status) => {
      await before;
      const { status: from } = await server.as(by).call(api.get, { params: place(plan, by) });
      return server.as(by).call(api.changeStatus, { params: place(plan, by), body: { from, status } });
    }, Promise.resolve(plan));
  const code = async (work: Promise<unknown>): Promise<string> => {
    const failure: unknown = await work.then(
      () => new Error('It succeeded.'),
      (error: unknown) => error,
    );
    if (failure instanceof ProblemAnswer) return failure.problem.code;
    throw failure;
  };
  const contentOf = ({ title, objectives, targetLevel, responsible, dueOn, priority }: PlanView) => ({
    title,
    objectives,
    targetLevel,
    responsible,
    dueOn,
    priority,
  });

  it('are made for a requirement, with where it stands and where it shall go', async () => {
    const given = await world();
    const plan = await create(given, { dueOn: '2199-01-31', responsible: given.manager.accountId, priority: 'high' });
    expect(plan).toMatchObject({
      assessmentName: 'Yearly assessment',
      requirement: 'Vision',
      currentLevel: 2,
      targetLevel: 4,
      status: 'draft',
      dueOn: '2199-01-31',
      overdue: false,
      responsible: given.manager.accountId,
      createdBy: given.manager.accountId,
      tasks: [],
    });
    await expect(server.as(given.manager).call(api.get, { params: place(plan, given.manager) })).resolves.toEqual(plan);
  });

  it('tell whoever looks at the requirement that they changed', async () => {
    const given = await world();
    const told: BusMessage[] = [];
    const end = server.app.get(Bus).subscribe((message) => told.push(message));
    const plan = await create(given);
    await move(given.manager, plan, 'planned');
    const { assessmentId, responseId } = plan;
    const hint = {
      topic: 'surroundings',
      organizationId: given.manager.context.organizationId,
      assessmentId,
      responseId,
    };
    await eventually(() =>
      expect(told.filter((message) => 'responseId' in message && message.responseId === responseId)).toEqual([
        hint,
        hint,
      ]),
    );
    end();
  });

  it('belong to a requirement that is there', async () => {
    const given = await world();
    const stranger = await world();
    const foreign = stranger.assessment.responses[0]?.id;
    expect(await code(create(given, { responseId: newId() }))).toBe('not-found');
    expect(await code(create(given, foreign ? { responseId: foreign } : {}))).toBe('not-found');
  });

  it('are hidden from another organization', async () => {
    const given = await world();
    const plan = await create(given);
    const stranger = await server.given.organization();
    expect(await code(server.as(stranger).call(api.get, { params: { ...at(stranger), planId: plan.id } }))).toBe(
      'not-found',
    );
    expect(
      await code(
        server
          .as(stranger)
          .call(api.update, { params: place(plan, stranger), body: { version: 1, changes: contentOf(plan) } }),
      ),
    ).toBe('not-found');
    const { items } = await server.as(stranger).call(api.list, { params: at(stranger) });
    expect(items).toEqual([]);
  });

  it('are read by everybody in the organization and made by those who manage plans', async () => {
    const given = await world();
    const plan = await create(given);
    for (const role of ['viewer', 'reviewer', 'contributor'] as const) {
      const member = await server.given.member(given.manager, role);
      const seen = await server.as(member).call(api.list, { params: at(member) });
      expect(seen.items).toEqual([plan]);
      expect(await code(create(given, {}, member))).toBe('access.forbidden');
    }
    const assessor = await server.given.member(given.manager, 'assessor');
    await expect(create(given, {}, assessor)).resolves.toMatchObject({ createdBy: assessor.accountId });
  });

  it('come by due date, page after page, those without one last', async () => {
    const given = await world();
    const dates = ['2199-03-01', null, '2199-01-01', '2199-02-01', null, '2199-01-01'];
    for (const dueOn of dates) await create(given, { dueOn, title: `Due ${dueOn}` });
    const seen: PlanView[] = [];
    let after: string | undefined;
    do {
      const page = await server.as(given.manager).call(api.list, {
        params: at(given.manager),
        query: { limit: 2, ...(after ? { after } : {}) },
      });
      seen.push(...page.items);
      after = page.next ?? undefined;
    } while (after);
    expect(seen.map(({ dueOn }) => dueOn)).toEqual([
      '2199-01-01',
      '2199-01-01',
      '2199-02-01',
      '2199-03-01',
      null,
      null,
    ]);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(6);
  });

  it('are found by response, status and responsible person', async () => {
    const given = await world();
    const mia = await server.given.member(given.manager, 'contributor');
    const other = given.assessment.responses[1]?.id;
    const plan = await create(given, { responsible: mia.accountId });
    await move(given.manager, await create(given, other ? { responseId: other } : {}), 'planned');
    const find = async (query: Record<string, string>) =>
      (await server.as(mia).call(api.list, { params: at(mia), query })).items.map(({ id }) => id);
    expect(await find({ responsible: mia.accountId })).toEqual([plan.id]);
    expect(await find({ status: 'draft' })).toEqual([plan.id]);
    expect(await find({ responseId: plan.responseId ?? '' })).toEqual([plan.id]);
    expect(await find({ assessmentId: newId() })).toEqual([]);
    expect(await code(server.as(mia).call(api.list, { params: at(mia), query: { after: 'nonsense' } }))).toBe(
      'request.invalid',
    );
  });

  it('have a current member as responsible person', async () => {
    const given = await world();
    const stranger = await server.given.organization();
    const former = await server.given.member(given.manager, 'contributor');
    await server.db.transaction(given.manager.context, (tx) =>
      tx.query('update member set removed_at = now() where account_id = $1', [former.accountId]),
    );
    for (const responsible of [stranger.accountId, former.accountId, newId<AccountId>()]) {
      const problem = await server
        .as(given.manager)
        .problem(api.create, { params: at(given.manager), body: input(given, { responsible }) });
      expect(problem).toMatchObject({ code: 'request.invalid', problems: [{ path: 'body.responsible' }] });
    }
  });

  it('are late by the calendar of the organization', async () => {
    const given = await world();
    const plan = await create(given, { dueOn: '2030-06-20' });
    const overdueAt = async (zone: string, now: string): Promise<boolean> => {
      await server.db.transaction(given.manager.context, (tx) =>
        tx.query('update organization set time_zone = $1', [zone]),
      );
      server.clock.advance(new Date(now).getTime() - server.clock.now().getTime());
      return (await server.app.get(PlanViews).get(given.manager.context, plan.id)).overdue;
    };
    expect(await overdueAt('Pacific/Auckland', '2030-06-20T13:00:00Z')).toBe(true);
    expect(await overdueAt('America/New_York', '2030-06-20T13:00:00Z')).toBe(false);
  });

  it('are changed by the responsible contributor, who cannot hand them on', async () => {
    const given = await world();
    const [mia, tom] = [
      await server.given.member(given.manager, 'contributor'),
      await server.given.member(given.manager, 'contributor'),
    ];
    const plan = await create(given, { responsible: mia.accountId });
    const change = async (by: GivenMember, changes: EditPlan['changes']) => {
      const { version } = await server.as(by).call(api.get, { params: place(plan, by) });
      return server.as(by).call(api.update, { params: place(plan, by), body: { version, changes } });
    };
    await expect(change(mia, { title: 'Write and publish it' })).resolves.toMatchObject({
      title: 'Write and publish it',
    });
    expect(await code(change(tom, { title: 'Mine now' }))).toBe('access.forbidden');
    expect(await code(change(mia, { responsible: tom.accountId }))).toBe('access.forbidden');
    await expect(change(given.manager, { responsible: tom.accountId })).resolves.toMatchObject({
      responsible: tom.accountId,
    });
    expect(await code(change(mia, { title: 'Still mine?' }))).toBe('access.forbidden');
  });

  it('are verified by somebody other than the responsible person', async () => {
    const given = await world();
    const mia = await server.given.member(given.manager, 'assessor');
    const plan = await create(given, { responsible: mia.accountId });
    await move(mia, plan, 'in-progress', 'done');
    expect(await code(move(mia, plan, 'verified'))).toBe('plan.verify-own');
    await expect(move(given.manager, plan, 'verified')).resolves.toMatchObject({ status: 'verified' });
  });

  it('once verified, raise the answer to their level for who may answer, from the level that was seen', async () => {
    const given = await world();
    const mia = await server.given.member(given.manager, 'assessor');
    const plan = await create(given, { responsible: mia.accountId, targetLevel: 4 });
    const take = (by: GivenMember, from: number) =>
      server.as(by).call(api.takeLevel, { params: place(plan, by), body: { from } });
    expect(await code(take(given.manager, 2))).toBe('plan.transition');
    await move(mia, plan, 'in-progress', 'done');
    await move(given.manager, plan, 'verified');
    expect(await code(take(given.manager, 3))).toBe('conflict');
    const tom = await server.given.member(given.manager, 'contributor');
    expect(await code(take(tom, 2))).toBe('access.forbidden');
    expect(await take(given.manager, 2)).toMatchObject({ status: 'verified', currentLevel: 4 });
  });

  it('move only along their way', async () => {
    const given = await world();
    const plan = await create(given);
    expect(await code(move(given.manager, plan, 'done'))).toBe('plan.transition');
    await move(
      given.manager,
      plan,
      'planned',
      'in-progress',
      'blocked',
      'in-progress',
      'done',
      'in-progress',
      'cancelled',
    );
    expect(await code(move(given.manager, plan, 'planned'))).toBe('plan.transition');
    const tom = await server.given.member(given.manager, 'contributor');
    expect(await code(move(tom, plan, 'draft'))).toBe('access.forbidden');
  });

  it('have tasks, which their assignee may tick off', async () => {
    const given = await world();
    const mia = await server.given.member(given.manager, 'contributor');
    const plan = await create(given);
    const withTask = await server.as(given.manager).call(api.addTask, {
      params: place(plan, given.manager),
      body: { title: 'Ask the board', assignee: mia.accountId, dueOn: '2199-01-01' },
    });
    const [task] = withTask.tasks;
    expect(task).toMatchObject({ title: 'Ask the board', assignee: mia.accountId, dueOn: '2199-01-01', done: false });
    const params = { ...place(plan, mia), taskId: task?.id ?? newId() };
    const tick = (done: boolean) => server.as(mia).call(api.tickTask, { params, body: { done } });
    expect((await tick(true)).tasks).toMatchObject([{ done: true }]);
    expect((await tick(true)).tasks).toMatchObject([{ done: true }]);
    expect((await tick(false)).tasks).toMatchObject([{ done: false }]);
    const renamed = await server.as(mia).call(api.updateTask, {
      params,
      body: { version: 1, changes: { title: 'Ask the whole board' } },
    });
    expect(renamed.tasks).toMatchObject([{ title: 'Ask the whole board', dueOn: '2199-01-01' }]);
    expect(
      await code(
        server.as(mia).call(api.updateTask, {
          params,
          body: { version: 1, changes: { assignee: given.manager.accountId } },
        }),
      ),
    ).toBe('access.forbidden');
    expect(await code(server.as(mia).call(api.removeTask, { params }))).toBe('access.forbidden');
    expect(
      await code(server.as(mia).call(api.addTask, { params: place(plan, mia), body: { title: 'Something else' } })),
    ).toBe('access.forbidden');
    const removed = await server.as(given.manager).call(api.removeTask, { params });
    expect(removed.tasks).toEqual([]);
    expect(await code(server.as(given.manager).call(api.removeTask, { params }))).toBe('not-found');
  });

  it('are announced to the person they are given to, once', async () => {
    const given = await world();
    const mia = await server.given.member(given.manager, 'contributor');
    const plan = await create(given, { responsible: mia.accountId });
    await server.as(given.manager).call(api.update, {
      params: place(plan, given.manager),
      body: { version: plan.version, changes: { ...contentOf(plan), title: 'Another title' } },
    });
    const events = await server.db.transaction(given.manager.context, (tx) =>
      tx.query<{ name: string; payload: unknown }>('select name, payload from outbox order by id'),
    );
    expect(events).toEqual([
      {
        name: 'plan.assigned',
        payload: { planId: plan.id, by: given.manager.accountId, responsible: mia.accountId },
      },
    ]);
  });
});
