import { decidersApi, type AccountId, type Role } from '@certitude/contracts';
import { FakeServer, ada, fakeId, openScreen, otto, petra, rita } from '@certitude/web/testing';
import { Deciders } from './deciders';

const plan = { kind: 'plan', planId: fakeId(5) } as const;
const deciding = (mayDecide: AccountId[], more = false) =>
  new FakeServer()
    .answer(decidersApi.ofPlan, { tookPart: [ada], mayDecide, more })
    .answer(decidersApi.askAboutPlan, { done: true });
const given = (server: FakeServer, inputs: Readonly<Record<string, unknown>> = {}, role: Role = 'assessor') =>
  openScreen(Deciders, { server, role, inputs: { of: plan, mayAsk: true, verb: 'verify', ...inputs } });

describe('who may still decide', () => {
  it('is listed, and can be asked once; nobody asks themselves', async () => {
    const { screen, server, toasts } = await given(deciding([rita, petra]));
    expect(screen.text()).toContain('These people took no part and may verify it:');
    expect(screen.buttons()).toEqual(['Ask Rita']);
    await screen.press('Ask Rita');
    expect(server.requests(decidersApi.askAboutPlan)[0]?.params).toMatchObject({
      planId: plan.planId,
      accountId: rita,
    });
    expect(toasts()).toEqual(['Asked. They are notified.']);
    expect(screen.find('Asked Rita')).toHaveProperty('disabled', true);
  });

  it('is asked by nobody who may not, and can be asked again when that failed', async () => {
    expect((await given(deciding([rita]), { mayAsk: false })).screen.buttons()).toEqual([]);
    const { screen, toasts } = await given(deciding([rita, otto], true).refuse(decidersApi.askAboutPlan, 'Not now.'));
    expect(screen.text()).toContain('and others');
    await screen.press('Ask Otto');
    expect(toasts()).toEqual(['Not now. Ask somebody.']);
    expect(screen.find('Ask Otto')).toHaveProperty('disabled', false);
  });

  it.each<[Role, boolean, string, boolean]>([
    ['admin', true, 'invite a colleague or a guest auditor.', true],
    ['assessor', false, 'invite a colleague.', false],
  ])('is somebody new where everybody took part: to a %s, with guests (%s)', async (role, guests, says, invites) => {
    const { screen } = await given(deciding([]), { guests }, role);
    expect(screen.text()).toContain(says);
    expect(screen.find('Invite somebody') !== null).toBe(invites);
    expect(screen.text().includes('Ask an admin to invite somebody.')).toBe(!invites);
  });

  it('is nobody’s question while nothing is decided on', async () => {
    const { screen, server } = await given(deciding([rita]), { of: null });
    expect(screen.text()).toBe('');
    expect(server.requests(decidersApi.ofPlan)).toEqual([]);
  });
});
