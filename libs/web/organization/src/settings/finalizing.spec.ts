import { type Role } from '@certitude/contracts';
import { finalizingApi } from '@certitude/contracts/freezing';
import { FakeServer, openScreen, otto } from '@certitude/web/testing';
import { Finalizing } from './finalizing';

const none = { rationale: false, evidence: false, review: false };
const given = (role: Role, server = new FakeServer()) =>
  openScreen(Finalizing, { me: otto, role, server: server.answer(finalizingApi.demands, none) });

describe('what is demanded before an assessment is finalized', () => {
  it('is set by an admin, one switch at a time', async () => {
    const server = new FakeServer().answer(finalizingApi.demand, { ...none, review: true });
    const { screen, toasts } = await given('admin', server);
    await screen.tick('Every answer was accepted by a reviewer');
    expect(server.bodies(finalizingApi.demand)).toEqual([{ ...none, review: true }]);
    expect(screen.field('Every answer was accepted by a reviewer').checked).toBe(true);
    expect(toasts()).toEqual(['Saved.']);
  });

  it('is read by everybody else', async () => {
    const { screen } = await given('manager');
    expect(screen.text()).toContain('Only an admin can change this.');
    expect(screen.field('Every rated answer has evidence').disabled).toBe(true);
  });

  it('shows what is so when it could not be saved', async () => {
    const { screen, toasts } = await given('admin', new FakeServer().refuse(finalizingApi.demand, 'Not now.'));
    await screen.tick('Every rated answer has a rationale');
    expect(screen.field('Every rated answer has a rationale').checked).toBe(false);
    expect(toasts()).toEqual([expect.stringContaining('Not now.')]);
  });
});
