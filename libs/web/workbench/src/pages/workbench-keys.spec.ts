import { assessmentsApi, modelsApi, type AccountId, type Role } from '@certitude/contracts';
import { assessmentId, otto, petra, release, responseId, rita } from '@certitude/web/testing';
import { openWorkbench, panelServer, streamOf } from '../testing/open-panel';
import { Workbench } from './workbench';

const ROLES = { [petra]: 'assessor', [rita]: 'viewer', [otto]: 'owner' } as const;
const given = async (me: AccountId = petra, server = panelServer(), stream = streamOf(ROLES)) => {
  const role: Role = ROLES[me] ?? 'viewer';
  return { stream, ...(await openWorkbench(Workbench, { me, role, stream, server })) };
};
const key = (name: string): boolean => document.dispatchEvent(new KeyboardEvent('keydown', { key: name }));

describe('the workbench', () => {
  it('shows the requirements, the open answer and the overall score', async () => {
    const { screen } = await given();
    await screen.sees('1 of 4 assessed');
    expect(screen.text()).toMatch(/Governance.*Strategy.*About requirement-1/);
  });

  it('answers with a key, and undoes that with another', async () => {
    const { screen, stream, toasts } = await given();
    await screen.sees('1 of 4 assessed');
    key('5');
    await screen.settled();
    expect(stream.answer(responseId(1)).values.level).toBe(5);
    key('u');
    await screen.settled();
    expect(stream.answer(responseId(1)).values.level).toBe(3);
    expect(toasts()).toEqual([expect.stringContaining('again.')]);
  });

  it('takes no answer from who only reads', async () => {
    const { screen, stream } = await given(rita);
    await screen.sees('1 of 4 assessed');
    key('5');
    await screen.settled();
    expect(stream.answer(responseId(1)).values.level).toBe(3);
  });

  it('goes to the next requirement with a key, and its address names it', async () => {
    const { screen, router } = await given();
    await screen.sees('1 of 4 assessed');
    key('n');
    await screen.settled();
    expect(router.url).toContain(`/assessments/${assessmentId(1)}/responses/${responseId(2)}`);
  });

  it('folds the results out and in again', async () => {
    const { screen } = await given();
    await screen.sees('1 of 4 assessed');
    const results = () => screen.root.querySelector('#workbench-results')?.hasAttribute('hidden');
    expect(results()).toBe(true);
    await screen.press('Results');
    expect(results()).toBe(false);
    await screen.press('Results');
    expect(results()).toBe(true);
  });

  it.each<[AccountId, boolean]>([
    [otto, true],
    [petra, false],
  ])('offers to finalize to who may: %s, %s', async (me, offered) => {
    const { screen } = await given(me);
    await screen.sees('1 of 4 assessed');
    expect(screen.find('Finalize') !== null).toBe(offered);
  });

  it('is quiet about finalizing until there is something to finalize', async () => {
    const button = async (level: 0 | 3) => {
      const { screen } = await given(otto, panelServer(), streamOf(ROLES, { level }));
      await screen.sees(`${level === 0 ? 0 : 1} of 4 assessed`);
      return screen.find('Finalize')?.className;
    };
    const [before, after] = [await button(0), await button(3)];
    expect(before).toContain('quiet');
    expect(after).toContain('primary');
  });

  it('says that it loads, what failed, and tries again', async () => {
    expect((await given(petra, panelServer().hang(assessmentsApi.get))).screen.isLoading()).toBe(true);
    const server = panelServer().refuse(modelsApi.get, 'Not now.');
    const { screen } = await given(petra, server);
    await screen.sees('Not now.');
    server.answer(modelsApi.get, release);
    await screen.press('Try again');
    await screen.sees('1 of 4 assessed');
  });

  it('says that it is closed to who may not enter', async () => {
    const stream = streamOf({ [rita]: 'viewer' });
    await (await given(petra, panelServer(), stream)).screen.sees('This assessment is closed to you');
  });
});
