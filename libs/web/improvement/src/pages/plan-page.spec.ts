import { decidersApi, plansApi, type AccountId, type PlanView, type Role } from '@certitude/contracts';
import { deletionsApi } from '@certitude/contracts/deleting';
import {
  FakeServer,
  ada,
  openScreen,
  otto,
  petra,
  planView,
  rita,
  taskView,
  type Opened,
} from '@certitude/web/testing';
import { PlanPage } from './plan-page';

const serverWith = (plan: PlanView): FakeServer =>
  new FakeServer()
    .answer(plansApi.get, plan)
    .answer(plansApi.changeStatus, ({ body }) => ({ ...plan, status: body?.status ?? plan.status }))
    .answer(plansApi.tickTask, ({ body }) => ({
      ...plan,
      tasks: plan.tasks.map((task) => ({ ...task, done: body?.done ?? task.done })),
    }))
    .answer(plansApi.removeTask, { ...plan, tasks: [] })
    .answer(decidersApi.ofPlan, { tookPart: plan.tookPart, mayDecide: [otto], more: false })
    .answer(decidersApi.askAboutPlan, { done: true });

const given = (me: AccountId, role: Role, plan: PlanView = planView(), server = serverWith(plan)): Promise<Opened> =>
  openScreen(PlanPage, { me, role, inputs: { planId: plan.id }, server });

describe('the page of an action plan', () => {
  it('moves the plan on from the status that was seen', async () => {
    const { screen, server } = await given(petra, 'assessor');
    await screen.press('Mark as done');
    expect(server.bodies(plansApi.changeStatus)).toEqual([{ from: 'in-progress', status: 'done' }]);
    expect(screen.find('Mark as done')).toBeNull();
  });

  it('of a whole category leads to its first answer, and offers no level once verified', async () => {
    const place = { responseId: null, category: { module: 'G', category: 'strategy' }, requirement: 'Strategy' };
    const plan = planView({ status: 'done', tookPart: [petra], ...place });
    const { screen } = await given(otto, 'owner', plan);
    expect(screen.text()).toContain('Category');
    expect(screen.leadsTo('Strategy')).toContain(`/assessments/${plan.assessmentId}?category=G.strategy`);
    await screen.press('Verify');
    expect(screen.text()).not.toContain('Raise the answer');
  });

  it.each<[AccountId, Role]>([
    [petra, 'manager'],
    [ada, 'contributor'],
    [rita, 'viewer'],
  ])('says that it and its tasks are overdue, to %s as %s', async (me, role) => {
    const dueOn = '2020-01-15';
    const tasks = [taskView({ dueOn }), taskView({ dueOn, done: true, title: 'Ask' })];
    const late = planView({ dueOn, responsible: ada, tasks });
    const { screen } = await given(me, role, late);
    expect(screen.text().match(/Overdue by \d+ days/g)).toHaveLength(2);
    const done = await given(me, role, { ...late, status: 'done' });
    expect(done.screen.text()).not.toContain('Overdue');
  });

  it('asks before it is done with tasks that are open', async () => {
    const plan = planView({ tasks: [taskView(), taskView({ done: true, title: 'Ask' })] });
    const { screen, server } = await given(petra, 'assessor', plan);
    await screen.press('Mark as done');
    expect(screen.text()).toMatch(/Done, with 1 open task\?.*Not ticked yet: Book the room\./);
    await screen.press('Cancel');
    expect(server.requests(plansApi.changeStatus)).toEqual([]);
    await screen.press('Mark as done');
    await screen.press('Mark as done anyway');
    expect(server.bodies(plansApi.changeStatus)).toEqual([{ from: 'in-progress', status: 'done' }]);
  });

  it.each<[string, AccountId, Role, Partial<PlanView>, boolean]>([
    ['who may answer', otto, 'owner', {}, true],
    ['an answer that is there already', otto, 'owner', { currentLevel: 4 }, false],
  ])('offers, once verified, to take its level over to %s', async (_, me, role, more, offered) => {
    const plan = planView({ status: 'done', tookPart: [petra], ...more });
    const raised = { ...plan, status: 'verified' as const, currentLevel: 4 };
    const { screen, server } = await given(me, role, plan, serverWith(plan).answer(plansApi.takeLevel, raised));
    await screen.press('Verify');
    expect(screen.text().includes('Raise the answer to level 4?')).toBe(offered);
    if (!offered) return;
    await screen.press('Set level 4');
    expect(server.bodies(plansApi.takeLevel)).toEqual([{ from: 2 }]);
  });

  it.each<[string, AccountId, Role, boolean]>([
    ['was responsible', petra, 'owner', false],
    ['took no part', otto, 'owner', true],
    ['only looks', rita, 'viewer', false],
  ])('offers to verify it to nobody who %s, unless they may: %s as %s, %s', async (_, me, role, offered) => {
    const { screen } = await given(me, role, planView({ status: 'done', tookPart: [petra] }));
    expect(screen.find('Verify') !== null).toBe(offered);
  });

  it('is deleted by whoever may, who is asked first', async () => {
    const server = serverWith(planView()).answer(deletionsApi.plan.hanging, {
      ...{ assessments: 0, answers: 0, evidence: 0, plans: 0, tasks: 2, files: 0 },
      ...{ finalized: 0, accepted: 0, verified: 0 },
    });
    const { screen } = await given(otto, 'owner', planView(), server);
    await screen.press('Delete…');
    expect(screen.text()).toMatch(/Delete “Rehearse the ceremony”\?.*2 tasks/);
    expect((await given(rita, 'viewer')).screen.find('Delete…')).toBeNull();
  });

  it('says who may still verify it, and asks one of them', async () => {
    const { screen, server } = await given(petra, 'assessor', planView({ status: 'done' }));
    expect(screen.text()).toContain('These people took no part and may verify it:');
    await screen.press('Ask Otto');
    expect(server.requests(decidersApi.askAboutPlan)[0]?.params).toMatchObject({ accountId: otto });
    expect(screen.find('Asked Otto')).toHaveProperty('disabled', true);
  });

  it('lets the assignee tick a task, and sends what was ticked', async () => {
    const { screen, server } = await given(ada, 'contributor', planView({ tasks: [taskView({ assignee: ada })] }));
    expect(screen.field('Book the room').disabled).toBe(false);
    await screen.tick('Book the room');
    expect(server.bodies(plansApi.tickTask)).toEqual([{ done: true }]);
    expect(screen.field('Book the room').checked).toBe(true);
    await screen.tick('Book the room');
    expect(server.bodies(plansApi.tickTask)).toEqual([{ done: true }, { done: false }]);
  });

  it.each<[string, AccountId, Role, PlanView]>([
    ['somebody else’s task', rita, 'contributor', planView({ tasks: [taskView({ assignee: ada })] })],
    [
      'a task of a verified plan',
      ada,
      'contributor',
      planView({ status: 'verified', tasks: [taskView({ assignee: ada })] }),
    ],
    ['a task as a viewer', ada, 'viewer', planView({ tasks: [taskView({ assignee: ada })] })],
  ])('lets nobody tick %s', async (_, me, role, plan) => {
    const { screen } = await given(me, role, plan);
    expect(screen.field('Book the room').disabled).toBe(true);
  });

  it('removes a task after a question only', async () => {
    const { screen, server } = await given(petra, 'assessor', planView({ tasks: [taskView()] }));
    await screen.press('Remove Book the room');
    expect(server.requests(plansApi.removeTask)).toHaveLength(0);
    await screen.press('Remove task');
    expect(server.requests(plansApi.removeTask)).toHaveLength(1);
    expect(screen.text()).toContain('No tasks yet.');
  });

  it.each<[AccountId, Role, PlanView['status'], boolean]>([
    [petra, 'assessor', 'in-progress', true],
    [petra, 'assessor', 'verified', false],
    [ada, 'viewer', 'in-progress', false],
  ])('offers %s as %s changes of a plan that is %s: %s', async (me, role, status, offered) => {
    const { screen } = await given(me, role, planView({ status }));
    const changes = [/change Due/, 'Write Objectives', 'Add task'].map((name) => screen.find(name) !== null);
    expect(changes).toEqual([offered, offered, offered]);
  });

  it('offers what nobody wrote of it to whoever may write it, and says nothing of it once it is closed', async () => {
    const parts = ['Resources', 'Dependencies', 'Outputs', 'Comments'];
    const { screen } = await given(petra, 'assessor', planView({ resources: 'Two days' }));
    expect(parts.filter((part) => screen.find(`Write ${part}`))).toEqual(['Dependencies', 'Outputs', 'Comments']);
    const closed = await given(petra, 'assessor', planView({ resources: 'Two days', status: 'verified' }));
    const headings = [...closed.screen.root.querySelectorAll('h2')].filter((each) => !each.closest('[hidden]'));
    expect(headings.map((each) => each.textContent).filter((part) => parts.includes(part ?? ''))).toEqual([
      'Resources',
    ]);
    expect(closed.screen.text()).toContain('Two days');
  });

  it.each<[AccountId, Role, boolean]>([
    [petra, 'assessor', true],
    [petra, 'contributor', false],
  ])('lets %s as %s hand it to somebody else: %s', async (me, role, offered) => {
    const { screen } = await given(me, role);
    expect([screen.find(/change Due/) !== null, screen.find(/change Responsible/) !== null]).toEqual([true, offered]);
  });

  it('saves each property where it stands, by itself and with the version that was seen', async () => {
    const plan = planView();
    const server = serverWith(plan).answer(plansApi.update, ({ body }) => ({
      ...({ ...plan, ...body?.changes } as PlanView),
      version: 4,
    }));
    const { screen } = await given(petra, 'assessor', plan, server);
    await screen.press(/change Target level/);
    await screen.choose('Target level', 'Level 5');
    await screen.press(/change Due/);
    await screen.type('Due', '24/12/2030');
    screen.field('Due').form?.requestSubmit();
    await screen.settled();
    await screen.press('Write Objectives');
    await screen.type('Objectives', 'Twice a year');
    await screen.send('Save');
    expect(server.bodies(plansApi.update)).toEqual([
      { version: 3, changes: { targetLevel: 5 } },
      { version: 4, changes: { dueOn: '2030-12-24' } },
      { version: 4, changes: { objectives: 'Twice a year' } },
    ]);
    expect(screen.text()).toContain('Twice a year');
  });

  it('has all that is written of a plan, each where it stands', async () => {
    const plan = planView({ resources: 'Two days', startsOn: '2030-02-01' });
    const server = serverWith(plan).answer(plansApi.update, ({ body }) => ({
      ...({ ...plan, ...body?.changes } as PlanView),
      version: 4,
    }));
    const { screen } = await given(petra, 'assessor', plan, server);
    expect(screen.text()).toContain('Two days');
    await screen.press(/change Responsibility/);
    await screen.type('Responsibility', 'The key managers');
    screen.field('Responsibility').form?.requestSubmit();
    await screen.settled();
    await screen.press(/change Starts/);
    await screen.type('Starts', '');
    screen.field('Starts').form?.requestSubmit();
    await screen.settled();
    await screen.press('Write Dependencies');
    await screen.type('Dependencies', 'The new HSM');
    await screen.send('Save');
    expect(server.bodies(plansApi.update)).toEqual([
      { version: 3, changes: { responsibility: 'The key managers' } },
      { version: 4, changes: { startsOn: null } },
      { version: 4, changes: { dependencies: 'The new HSM' } },
    ]);
  });

  it('has one primary action, and what else can be done in a menu', async () => {
    const { screen, server } = await given(petra, 'assessor');
    const primary = [...screen.root.querySelectorAll('.button--primary')].map((each) => each.textContent?.trim());
    expect(primary).toEqual(['Mark as done']);
    await screen.press('More steps');
    await screen.press('Mark as blocked');
    expect(server.bodies(plansApi.changeStatus)).toEqual([{ from: 'in-progress', status: 'blocked' }]);
  });

  it('says when a change is refused, and shows what still holds', async () => {
    const { screen, server, toasts } = await given(petra, 'assessor');
    server.refuse(plansApi.changeStatus, 'Somebody moved it.');
    await screen.press('Mark as done');
    expect(toasts()).toEqual(['Somebody moved it. Ask somebody.']);
    expect(screen.find('Mark as done')).not.toBeNull();
  });

  it('says that it loads, and what failed, and tries again', async () => {
    const plan = planView();
    expect((await given(petra, 'assessor', plan, new FakeServer().hang(plansApi.get))).screen.isLoading()).toBe(true);
    const { screen, server } = await given(petra, 'assessor', plan, new FakeServer().refuse(plansApi.get, 'Gone.'));
    expect(screen.text()).toContain('Gone.');
    server.answer(plansApi.get, plan);
    await screen.press('Try again');
    expect(screen.text()).toContain('Rehearse the ceremony');
  });
});
