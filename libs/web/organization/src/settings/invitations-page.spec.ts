import { organizationsApi, type InvitationView, type Role } from '@certitude/contracts';
import { FakeServer, fakeId, openScreen, otto } from '@certitude/web/testing';
import { InvitationsPage } from './invitations-page';

const invitation = (number: number, more: Partial<InvitationView> = {}): InvitationView => ({
  id: fakeId(12, number),
  role: 'reviewer',
  createdBy: otto,
  createdAt: '2030-05-01T12:00:00.000Z',
  expiresAt: '2030-05-08T12:00:00.000Z',
  state: 'open',
  ...more,
});
const serverWith = (...items: InvitationView[]) =>
  new FakeServer()
    .answer(organizationsApi.invitations, { items, next: null })
    .answer(organizationsApi.revokeInvitation, { done: true })
    .answer(organizationsApi.invite, ({ body }) => ({
      ...invitation(9, { role: body?.role ?? 'viewer' }),
      token: 'secret',
      path: '/invitations/secret',
    }));
const given = (server: FakeServer, role: Role = 'owner') => openScreen(InvitationsPage, { me: otto, role, server });

describe('the invitations of an organization', () => {
  it('are made for a role and a time, and show their link once', async () => {
    const { screen, server } = await given(serverWith());
    await screen.press('Invite someone');
    await screen.choose('Role', 'Reviewer');
    await screen.choose('The link ends after', '3 days');
    await screen.send('Make link');
    expect(server.bodies(organizationsApi.invite)).toEqual([{ id: expect.any(String), role: 'reviewer', days: 3 }]);
    expect(screen.field('Invitation link').value).toMatch(/^http.*\/invitations\/secret$/);
    await screen.press('Done');
    expect(screen.text()).not.toContain('Send this link');
    expect(screen.text()).toMatch(/Reviewer.*Open.*Otto/);
    await screen.press('Invite someone');
    expect(screen.text()).not.toContain('Send this link');
  });

  it('offer no role above one’s own', async () => {
    const { screen } = await given(serverWith(), 'admin');
    await screen.press('Invite someone');
    const roles = [...screen.field<HTMLSelectElement>('Role').options].map(({ text }) => text.trim());
    expect(roles).toContain('Admin');
    expect(roles).not.toContain('Owner');
  });

  it('are revoked after a question only', async () => {
    const { screen, server, toasts } = await given(serverWith(invitation(1)));
    await screen.press('Revoke');
    await screen.press('Cancel');
    expect(server.requests(organizationsApi.revokeInvitation)).toEqual([]);
    await screen.press('Revoke');
    await screen.press('Revoke');
    expect(server.requests(organizationsApi.revokeInvitation)[0]?.params).toMatchObject({
      invitationId: invitation(1).id,
    });
    expect(toasts()).toEqual(['The invitation is revoked.']);
    expect(screen.find('Revoke')).toBeNull();
  });

  it('can be revoked only while they are open', async () => {
    const { screen } = await given(
      serverWith(invitation(1, { state: 'accepted' }), invitation(2, { state: 'expired' })),
    );
    expect(screen.find('Revoke')).toBeNull();
  });

  it('keep the dialog and say why when the server refuses', async () => {
    const { screen } = await given(serverWith().refuse(organizationsApi.invite, 'Too many are open.'));
    await screen.press('Invite someone');
    await screen.send('Make link');
    expect(screen.text()).toContain('Too many are open. Ask somebody.');
    expect(screen.find('Make link')).not.toBeNull();
  });

  it('say that there are none, that they load, and what failed', async () => {
    expect((await given(serverWith())).screen.text()).toContain('No invitations yet');
    expect((await given(new FakeServer().hang(organizationsApi.invitations))).screen.isLoading()).toBe(true);
    const failed = await given(new FakeServer().refuse(organizationsApi.invitations, 'Not now.'));
    expect(failed.screen.text()).toContain('Not now.');
  });
});
