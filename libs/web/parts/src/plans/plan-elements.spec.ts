import { plansApi } from '@certitude/contracts';
import { FakeServer, openScreen, planView } from '@certitude/web/testing';
import { PlanElements } from './plan-elements';

const plan = planView({ resources: 'Two days', outputs: 'A signed strategy' });
const open = (given = new FakeServer().answer(plansApi.update, plan), editable = true) =>
  openScreen(PlanElements, { server: given, role: 'manager', inputs: { of: plan, editable } });

describe('the elements of a plan', () => {
  it('are read as they are, without those that nobody wrote', async () => {
    const { screen } = await open(undefined, false);
    expect(screen.text()).toContain('ResourcesTwo days');
    expect(screen.text()).not.toContain('Dependencies');
    expect(screen.find('Change these')).toBeNull();
  });

  it('are changed where they stand, and only what was changed is sent', async () => {
    const { screen, server } = await open();
    await screen.press('Change these');
    await screen.type('Dependencies', 'The new HSM');
    await screen.type('Starts', '2030-03-01');
    await screen.press('Save');
    expect(server.bodies(plansApi.update)).toEqual([
      { version: plan.version, changes: { dependencies: 'The new HSM', startsOn: '2030-03-01' } },
    ]);
    expect(screen.find('Save')).toBeNull();
  });

  it('keep what was typed when somebody else was faster', async () => {
    const refusing = new FakeServer().refuse(plansApi.update, 'Somebody changed it.', 'edit.conflict');
    const { screen } = await open(refusing);
    await screen.press('Change these');
    await screen.type('Comments', 'Mine');
    await screen.press('Save');
    expect(screen.text()).toContain('Somebody changed it.');
    expect(screen.find('Save')).not.toBeNull();
  });
});
