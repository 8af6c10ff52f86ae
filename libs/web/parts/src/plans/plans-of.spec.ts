import { Component, inject, signal } from '@angular/core';
import {
  plansApi,
  type AccountId,
  type AssessmentId,
  type PlanView,
  type ResponseId,
  type Role,
} from '@certitude/contracts';
import { Session, loadable } from '@certitude/web/core';
import { FakeServer, ada, fakeId, openScreen, otto, petra, planView, taskView } from '@certitude/web/testing';
import { type PlannedAnswer } from './plan-model';
import { Plans } from './plans';
import { PlansOf } from './plans-of';

const place = { assessmentId: fakeId(3) as AssessmentId, responseId: fakeId(2) as ResponseId };
const level = signal(2);
const names = ['Initial', 'Basic', 'Advanced', 'Managed', 'Optimized'];

/** A page that shows the plans of an answer. */
@Component({
  imports: [PlansOf],
  template: `<certitude-plans-of [plans]="plans" [answer]="answer()" [actor]="session.actor()" />`,
})
class Page {
  readonly #plans = inject(Plans);
  protected readonly session = inject(Session);
  protected readonly plans = loadable({ load: (_, abort) => this.#plans.ofAnswer(place.responseId, abort) });
  protected answer(): PlannedAnswer {
    const levels = names.map((name, at) => ({ number: at + 1, name }));
    return { place, title: 'Key ceremonies', level: level(), levels, aim: 4, owner: null };
  }
}

const ROLES: Readonly<Record<AccountId, Role>> = { [petra]: 'assessor', [ada]: 'contributor', [otto]: 'viewer' };
const listing = (...items: PlanView[]) => new FakeServer().answer(plansApi.list, { items, next: null });
const given = (me: AccountId, server = listing()) =>
  openScreen(Page, { me, role: ROLES[me] ?? 'viewer', server, before: () => Promise.resolve(level.set(2)) });

describe('the plans of an answer', () => {
  it('say where each stands, and lead to it', async () => {
    const plan = planView({ status: 'planned', tasks: [taskView({ done: true })] });
    const { screen } = await given(petra, listing(plan));
    expect(screen.text()).toMatch(/Rehearse the ceremony.*Planned.*1 of 1 tasks done/);
    expect(screen.leadsTo('Rehearse the ceremony')).toContain(`/plans/${plan.id}`);
  });

  it.each([
    ['in-progress', /Overdue by/],
    ['done', /15 Jan 2020/],
  ] as const)('are late only while something is left to do: %s', async (status, shown) => {
    const { screen } = await given(petra, listing(planView({ status, dueOn: '2020-01-15' })));
    expect(screen.text()).toMatch(shown);
  });

  it('are made as far as the assessment aims, with a suggested title that follows the level', async () => {
    const { screen, server } = await given(petra, listing().answer(plansApi.create, planView()));
    await screen.press('Plan an improvement');
    expect(screen.field('Title').value).toBe('Raise “Key ceremonies” to level 4');
    await screen.choose('Target level', '5 Optimized');
    await screen.choose('Responsible', 'Ada');
    await screen.send('Create plan');
    expect(server.bodies(plansApi.create)).toMatchObject([
      {
        id: expect.any(String),
        ...place,
        title: 'Raise “Key ceremonies” to level 5',
        objectives: '',
        targetLevel: 5,
        responsible: ada,
        dueOn: null,
        priority: 'medium',
      },
    ]);
    expect(screen.text()).toContain('Rehearse the ceremony');
    expect(screen.find('Create plan')).toBeNull();
  });

  it('show a new one once, when the list was asked again before the answer came', async () => {
    const { screen } = await given(petra, listing(planView()).answer(plansApi.create, planView()));
    await screen.press('Plan an improvement');
    await screen.send('Create plan');
    expect(screen.text().match(/Rehearse the ceremony/g)).toHaveLength(1);
  });

  it('aim above where the answer is, and keep a title that was typed', async () => {
    const { screen } = await given(petra);
    await screen.press('Plan an improvement');
    const options = [...screen.field<HTMLSelectElement & HTMLInputElement>('Target level').options];
    expect(options.map(({ textContent }) => textContent?.trim())).toEqual(['3 Advanced', '4 Managed', '5 Optimized']);
    await screen.type('Title', 'Rehearse');
    await screen.choose('Target level', '5 Optimized');
    expect(screen.field('Title').value).toBe('Rehearse');
  });

  it('keep what was typed when the answer changes meanwhile', async () => {
    const { screen } = await given(petra);
    await screen.press('Plan an improvement');
    await screen.type('Objectives', 'Twice a year');
    level.set(3);
    await screen.settled();
    expect(screen.field('Objectives').value).toBe('Twice a year');
  });

  it('keep the form when the server refuses, and can be sent again as they are', async () => {
    const { screen, server } = await given(petra, listing().refuse(plansApi.create, 'Not now.'));
    await screen.press('Plan an improvement');
    await screen.type('Objectives', 'Twice a year');
    await screen.send('Create plan');
    expect(screen.text()).toContain('Not now.');
    await screen.send('Create plan');
    const [first, second] = server.bodies(plansApi.create) as { id: string }[];
    expect(second?.id).toBe(first?.id);
    expect(screen.field('Objectives').value).toBe('Twice a year');
  });

  it.each([
    ['who only looks', otto],
    ['who works on plans, and makes none', ada],
  ])('are made by nobody %s', async (_, me) => {
    const { screen } = await given(me);
    expect(screen.text()).toContain('No plan yet.');
    expect(screen.find('Plan an improvement')).toBeNull();
  });

  it('say that they load, and what failed', async () => {
    expect((await given(petra, new FakeServer().hang(plansApi.list))).screen.isLoading()).toBe(true);
    const { screen } = await given(petra, new FakeServer().refuse(plansApi.list, 'Not now.'));
    expect(screen.text()).toContain('Not now.');
  });
});
