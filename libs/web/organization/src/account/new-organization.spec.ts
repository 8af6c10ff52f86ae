import { organizationsApi } from '@certitude/contracts';
import { FakeServer, fakeId, openScreen } from '@certitude/web/testing';
import { OrganizationProfiles } from '../data-access/organization-profile';
import { NewOrganization } from './new-organization';

const made = {
  organizationId: fakeId<never>(4, 2),
  name: 'Contoso',
  role: 'owner' as const,
  sample: false,
  suspended: false,
};
const given = (server: FakeServer) => openScreen(NewOrganization, { server, providers: [OrganizationProfiles] });

describe('a new organization', () => {
  it('is sent as it was typed, and opened', async () => {
    const { screen, server, router } = await given(new FakeServer().answer(organizationsApi.create, made));
    await screen.type('Name', 'Contoso');
    await screen.send('Create organization');
    expect(server.bodies(organizationsApi.create)).toEqual([
      expect.objectContaining({ id: expect.any(String), name: 'Contoso' }),
    ]);
    expect(router.url).toBe(`/o/${made.organizationId}`);
  });

  it('is not sent without a name, and stays when it is refused', async () => {
    const { screen, server } = await given(new FakeServer().refuse(organizationsApi.create, 'You have five.'));
    await screen.send('Create organization');
    expect(server.bodies(organizationsApi.create)).toEqual([]);
    await screen.type('Name', 'Contoso');
    await screen.send('Create organization');
    expect(screen.text()).toContain('You have five.');
    expect(screen.field('Name').value).toBe('Contoso');
  });

  it('leads to where an archive is brought', async () => {
    const { screen } = await given(new FakeServer());
    expect(screen.leadsTo('Bring an archive')).toBe('/organizations/bring');
  });
});
