import { organizationsApi, type MemberView, type Role, type WorkCounts } from '@certitude/contracts';
import { ada, colleagues, FakeServer, openDialog, otto, petra, rita } from '@certitude/web/testing';
import { RemovalDialog } from './removal-dialog';

const NONE: WorkCounts = { plan: 0, task: 0, evidence: 0, answer: 0, review: 0 };
const memberOf = (id: string): MemberView => {
  const member = colleagues.find(({ accountId }) => accountId === id);
  if (!member) throw new Error('no such member');
  return member;
};
interface World {
  readonly held?: Partial<WorkCounts>;
  readonly who?: MemberView;
  readonly role?: Role;
  readonly me?: typeof otto;
}
const given = ({ held = {}, who = memberOf(petra), role = 'owner', me = otto }: World = {}) => {
  const server = new FakeServer().answer(organizationsApi.heldWork, { ...NONE, ...held });
  return openDialog(RemovalDialog, who, { me, role, server });
};
const options = (select: HTMLSelectElement) => [...select.options].map(({ textContent }) => textContent?.trim());

describe('the dialog before a member goes', () => {
  it('says what is lost and what stays, and asks nothing where there is no work', async () => {
    const { screen, closed } = await given();
    expect(screen.text()).toMatch(/Remove Petra\?.*loses access at once.*stay/);
    expect(screen.text()).not.toContain('Their work');
    await screen.press('Remove member');
    expect(closed()).toEqual({ with: {} });
  });

  it('counts what they work on, by kind', async () => {
    const { screen } = await given({ held: { plan: 2, answer: 1 } });
    expect(screen.text()).toContain('Petra has 2 action plans and 1 answer under way.');
  });

  it('hands all of it to one person who may hold all of it', async () => {
    const { screen, closed } = await given({ held: { plan: 2, review: 3 } });
    expect(options(screen.field<HTMLSelectElement & HTMLInputElement>('Who takes it over'))).toEqual([
      'Choose a person',
      'Otto',
    ]);
    await screen.choose('Who takes it over', 'Otto');
    await screen.press('Remove member');
    expect(closed()).toEqual({ with: { plan: otto, review: otto } });
  });

  it('asks for a person, and removes nobody before', async () => {
    const { screen, closed } = await given({ held: { plan: 1 } });
    await screen.press('Remove member');
    expect(closed()).toBeNull();
    expect(screen.text()).toContain('Choose somebody, or leave the work as it is.');
    await screen.choose('Who takes it over', 'Ada');
    expect(screen.text()).not.toContain('Choose somebody, or');
  });

  it('hands each kind to whoever may hold it', async () => {
    const { screen, closed } = await given({ held: { plan: 1, task: 4, review: 2 } });
    await screen.tick('By kind');
    await screen.press('Remove member');
    expect(screen.text()).toContain('Choose somebody for one of them at least.');
    await screen.choose('Reviews', 'Rita');
    await screen.choose('Action plans', 'Ada');
    await screen.press('Remove member');
    expect(closed()).toEqual({ with: { plan: ada, review: rita } });
  });

  it('leaves it as it is', async () => {
    const { screen, closed } = await given({ held: { plan: 1 } });
    await screen.tick('Leave as it is');
    await screen.press('Remove member');
    expect(closed()).toEqual({ with: {} });
  });

  it('tells whoever leaves what they cannot hand over', async () => {
    const { screen, closed } = await given({ held: { plan: 1 }, who: memberOf(ada), role: 'contributor', me: ada });
    expect(screen.text()).toMatch(/Leave Northwind\?.*You have 1 action plan under way.*stays without an owner/);
    expect(screen.text()).not.toContain('Who takes it over');
    await screen.press('Leave organization');
    expect(closed()).toEqual({ with: {} });
  });

  it('asks again when the counts did not come, and removes nobody meanwhile', async () => {
    const server = new FakeServer().refuse(organizationsApi.heldWork, 'Not now.');
    const { screen, closed } = await openDialog(RemovalDialog, memberOf(petra), { me: otto, role: 'owner', server });
    await screen.press('Remove member');
    expect(closed()).toBeNull();
    server.answer(organizationsApi.heldWork, { ...NONE, task: 1 });
    await screen.press(/try again/i);
    expect(screen.text()).toContain('Petra has 1 task under way.');
  });

  it('is closed without an answer', async () => {
    const { screen, closed } = await given();
    await screen.press('Cancel');
    expect(closed()).toEqual({ with: undefined });
  });
});
