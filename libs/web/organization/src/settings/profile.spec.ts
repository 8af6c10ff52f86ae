import { organizationsApi, type OrganizationView, type Role } from '@certitude/contracts';
import { FakeServer, openScreen, organizationId } from '@certitude/web/testing';
import { OrganizationProfiles } from '../data-access/organization-profile';
import { Profile } from './profile';

const view: OrganizationView = {
  id: organizationId,
  name: 'Northwind',
  timeZone: 'UTC',
  industry: '',
  sizeBand: null,
  region: '',
  sample: true,
  createdAt: '2030-01-01T00:00:00.000Z',
  role: 'owner',
  version: 3,
};
const full = () =>
  new FakeServer()
    .answer(organizationsApi.get, view)
    .answer(organizationsApi.update, ({ body }) => ({ ...view, ...body?.changes, version: 4 }))
    .answer(organizationsApi.removeSample, { done: true });
const given = (role: Role = 'owner', server = full()) =>
  openScreen(Profile, { role, server, providers: [OrganizationProfiles] });

describe('the profile of the organization', () => {
  it('sends only what was changed, and says that it is saved', async () => {
    const { screen, server, toasts } = await given();
    await screen.type('Industry', 'Trade');
    await screen.send('Save changes');
    expect(server.bodies(organizationsApi.update)).toEqual([{ version: 3, changes: { industry: 'Trade' } }]);
    expect(toasts()).toEqual(['Saved.']);
  });

  it('shows why it is refused until it is tried again, and then nothing of it', async () => {
    const { screen, server } = await given();
    server.refuse(organizationsApi.update, 'Not now.');
    await screen.type('Industry', 'Trade');
    await screen.send('Save changes');
    expect(screen.text()).toContain('Not now.');
    server.answer(organizationsApi.update, { ...view, industry: 'Trade', version: 4 });
    await screen.send('Save changes');
    expect(screen.text()).not.toContain('Not now.');
    expect(server.bodies(organizationsApi.update)).toHaveLength(2);
  });

  it('says beside it what one may do here, and since when there is the organization', async () => {
    const { screen } = await given('viewer', full().answer(organizationsApi.get, { ...view, role: 'viewer' }));
    const beside = screen.root.querySelector('aside')?.textContent;
    expect(beside).toContain('Reads everything, changes nothing.');
    expect(beside).toContain('Created');
    expect(beside).toContain('Its owner can remove it.');
  });

  it('can only be read by who may not change it', async () => {
    const { screen } = await given('viewer');
    expect(screen.text()).toContain('Only an admin can change the profile.');
    expect(screen.find('Save changes')).toBeNull();
    expect(screen.field('Name').disabled).toBe(true);
  });

  it('removes the sample after a question only', async () => {
    const { screen, server } = await given();
    await screen.press('Remove the sample organization');
    expect(server.requests(organizationsApi.removeSample)).toEqual([]);
    await screen.press('Remove sample');
    expect(server.requests(organizationsApi.removeSample)).toHaveLength(1);
  });

  it('says that it loads, and what failed', async () => {
    expect((await given('owner', new FakeServer().hang(organizationsApi.get))).screen.isLoading()).toBe(true);
    const failed = await given('owner', new FakeServer().refuse(organizationsApi.get, 'Not now.'));
    expect(failed.screen.text()).toContain('Not now.');
  });
});
