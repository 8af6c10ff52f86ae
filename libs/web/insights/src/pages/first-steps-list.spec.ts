import { insightsApi, type FirstSteps, type Role } from '@certitude/contracts';
import { FakeServer, assessmentId, openScreen, organizationId } from '@certitude/web/testing';
import { FirstStepsList } from './first-steps-list';

const BEGUN: FirstSteps = {
  pki: true,
  assessment: assessmentId(1),
  answers: 3,
  invitation: false,
  evidence: false,
  plan: false,
};
const ALL: FirstSteps = { ...BEGUN, answers: 10, invitation: true, evidence: true, plan: true };
const server = (steps: FirstSteps) => new FakeServer().answer(insightsApi.firstSteps, steps);
const given = (steps: FirstSteps, role: Role = 'owner') => openScreen(FirstStepsList, { server: server(steps), role });

describe('the first steps of an organization', () => {
  it('say what is done, and lead to what is not', async () => {
    const { screen } = await given(BEGUN);
    await screen.sees('2 of 6 done');
    expect(screen.leadsTo('Answer 10 questions')).toBe(`/o/${organizationId}/assessments/${assessmentId(1)}`);
    expect(screen.leadsTo('Invite somebody')).toBe(`/o/${organizationId}/settings/invitations`);
    expect(screen.find('Describe a PKI')).toBeNull();
    expect(screen.text()).toContain('3 of 10 answered.');
  });

  it('lead to bringing an assessment from an official tool as long as there is none', async () => {
    const { screen } = await given({ ...BEGUN, assessment: null });
    await screen.sees('1 of 6 done');
    expect(screen.leadsTo('or bring an assessment from an official tool')).toBe(`/o/${organizationId}/import`);
    const begun = await given(BEGUN);
    await begun.screen.sees('2 of 6 done');
    expect(begun.screen.text()).not.toContain('bring an assessment');
  });

  it('are gone when all are done', async () => {
    const { screen, server: asked } = await given(ALL);
    await screen.settled();
    expect(asked.requests(insightsApi.firstSteps)).toHaveLength(1);
    expect(screen.text()).toBe('');
  });

  it('are hidden for good in this browser when somebody wants no more of them', async () => {
    const { screen } = await given(BEGUN);
    await screen.sees('2 of 6 done');
    await screen.press('Hide');
    expect(screen.text()).toBe('');
    expect(localStorage.getItem('certitude.first-steps.over')).toBe(organizationId);
  });

  it.each<[Role, number]>([
    ['assessor', 1],
    ['contributor', 0],
    ['viewer', 0],
    ['guest-auditor', 0],
  ])('are for those who set things up: %s', async (role, times) => {
    const { screen, server: asked } = await given(BEGUN, role);
    await screen.settled();
    expect(asked.requests(insightsApi.firstSteps)).toHaveLength(times);
    expect(screen.text() !== '').toBe(times > 0);
  });
});
