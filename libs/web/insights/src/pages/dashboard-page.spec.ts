import { insightsApi, type DashboardView, type PkiStanding } from '@certitude/contracts';
import { FakeServer, fakeId, openScreen, organizationId } from '@certitude/web/testing';
import { DashboardPage } from './dashboard-page';

const issuing: PkiStanding = {
  pkiId: fakeId(10),
  name: 'Issuing CA',
  assessmentId: fakeId(3),
  assessmentName: 'Yearly',
  state: 'finalized',
  policy: 'workbook',
  overall: { score: 2.6, level: 3, assessed: 8, applicable: 9 },
  categories: [{ slug: 'strategy', name: 'Strategy', module: 'G', score: 2.6, level: 3 }],
  trend: [
    { at: '2029-01-01T00:00:00.000Z', score: 1.4 },
    { at: '2030-01-01T00:00:00.000Z', score: null },
  ],
  targetLevel: 4,
  before: {
    ...{ assessmentId: fakeId(3), revision: 1, at: '2029-01-01T00:00:00.000Z', policy: 'workbook', score: 1.4 },
    categories: [{ slug: 'strategy', score: 1.4 }],
  },
};
const fresh: PkiStanding = {
  ...issuing,
  pkiId: fakeId(10, 2),
  name: 'Device PKI',
  assessmentId: null,
  assessmentName: null,
  state: null,
  policy: null,
  overall: null,
  categories: [],
  trend: [],
  targetLevel: null,
  before: null,
};
const view = (pkis: PkiStanding[]): DashboardView => ({
  pkis,
  openPlans: 4,
  overduePlans: 2,
  responsesToReview: 3,
  evidenceToReview: 1,
  unheld: { plan: 0, task: 0, evidence: 0, answer: 0, review: 0 },
  nextDates: [
    { kind: 'plan-due', on: '2099-03-05', title: 'Rehearse', planId: fakeId(5) },
    { kind: 'evidence-ends', on: '2099-04-01', title: 'Protocol', evidenceId: fakeId(9) },
    { kind: 'period-ends', on: '2099-05-01', title: 'Yearly', assessmentId: fakeId(3) },
  ],
});
const given = (server: FakeServer) => openScreen(DashboardPage, { server });
const row = (root: HTMLElement, name: string) =>
  [...root.querySelectorAll('tr')].find((each) => each.querySelector('th')?.textContent?.includes(name))?.textContent;

describe('the dashboard', () => {
  it('counts what is open, and leads there', async () => {
    const { screen } = await given(new FakeServer().answer(insightsApi.dashboard, view([issuing])));
    const here = `/o/${organizationId}`;
    expect(screen.leadsTo(/4\s*Open plans/)).toBe(`${here}/plans?status=open`);
    expect(screen.leadsTo(/2\s*Overdue plans/)).toBe(`${here}/plans?due=overdue`);
    expect(screen.leadsTo(/3\s*Answers to review/)).toBe(`${here}/answers-to-review`);
    expect(screen.leadsTo(/1\s*Evidence to review/)).toBe(`${here}/evidence?state=submitted`);
  });

  it('says how much has no owner, and leads to the first kind of it', async () => {
    const unheld = { plan: 0, task: 2, evidence: 0, answer: 78, review: 0 };
    const { screen } = await given(new FakeServer().answer(insightsApi.dashboard, { ...view([issuing]), unheld }));
    expect(screen.text()).toContain('Without an owner: 2 tasks and 78 answers.');
    expect(screen.leadsTo('Show work without an owner')).toBe(`/o/${organizationId}/unheld-work?kind=task`);
  });

  it('says nothing of owners where everything has one', async () => {
    const { screen } = await given(new FakeServer().answer(insightsApi.dashboard, view([issuing])));
    expect(screen.text()).not.toContain('Without an owner');
  });

  it('shows how each PKI stands, and what was before', async () => {
    const { screen } = await given(new FakeServer().answer(insightsApi.dashboard, view([issuing, fresh])));
    expect(row(screen.root, 'Issuing CA')).toMatch(
      /Yearly.*Finalized.*2\.60.*8 of 9.*1\.40 on 1 Jan 2029, Not assessed on 1 Jan 2030; target 4/s,
    );
    expect(row(screen.root, 'Device PKI')).toMatch(/None yet.*–/s);
    expect(row(screen.root, 'Issuing CA')).toContain('Workbook scoring');
    expect(row(screen.root, 'Device PKI')).not.toContain('scoring');
    expect(screen.leadsTo(/2\.60\s*, results of Issuing CA/)).toBe(
      `/o/${organizationId}/assessments/${fakeId(3)}/results`,
    );
    expect(row(screen.root, 'Issuing CA')).toMatch(/up 1\.20 *since 1 Jan 2029.*Strategy 1\.40 → 2\.60/s);
    expect(screen.leadsTo(/^since 1 Jan 2029/)).toBe(`/o/${organizationId}/assessments/${fakeId(3)}/versions/1`);
    expect(screen.root.querySelector('td[data-label="Target"]')?.textContent).toContain('4');
    expect(screen.leadsTo(/^Yearly$/)).toBe(`/o/${organizationId}/assessments/${fakeId(3)}`);
  });

  it('names the next dates and steps, and leads to each', async () => {
    const { screen } = await given(new FakeServer().answer(insightsApi.dashboard, view([issuing, fresh])));
    const here = `/o/${organizationId}`;
    expect(screen.text()).toMatch(/Evidence ends ?Protocol ?1 Apr 2099/);
    expect([screen.leadsTo('Rehearse'), screen.leadsTo('Protocol')]).toEqual([
      `${here}/plans/${fakeId(5)}`,
      `${here}/evidence/${fakeId(9)}`,
    ]);
    expect(screen.leadsTo('Catch up with 2 overdue plans')).toBe(`${here}/plans?due=overdue`);
    expect(screen.leadsTo('Plan what lifts Issuing CA to level 4')).toBe(`${here}/assessments/${fakeId(3)}/results`);
    expect(screen.leadsTo('Assess Device PKI')).toBe(`${here}/pkis/${fakeId(10, 2)}`);
  });

  it('says what is to be done while there is no PKI, that it loads, and what failed', async () => {
    const none = await given(new FakeServer().answer(insightsApi.dashboard, view([])));
    expect(none.screen.leadsTo('Create a PKI')).toBe(`/o/${organizationId}/assessments`);
    expect((await given(new FakeServer().hang(insightsApi.dashboard))).screen.isLoading()).toBe(true);
    const { screen, server } = await given(new FakeServer().refuse(insightsApi.dashboard, 'Not now.'));
    expect(screen.text()).toContain('Not now.');
    server.answer(insightsApi.dashboard, view([issuing]));
    await screen.press('Try again');
    expect(screen.text()).toContain('Issuing CA');
  });
});
