import { organizationsApi, type InvitationView } from '@certitude/contracts';
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
    .answer(organizationsApi.revokeInvitation, { done: true });
const given = (server: FakeServer) => openScreen(InvitationsPage, { me: otto, role: 'owner', server });

describe('the invitations of an organization', () => {
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

  it('say that there are none, that they load, and what failed', async () => {
    expect((await given(serverWith())).screen.text()).toContain('No invitations yet');
    expect((await given(new FakeServer().hang(organizationsApi.invitations))).screen.isLoading()).toBe(true);
    const failed = await given(new FakeServer().refuse(organizationsApi.invitations, 'Not now.'));
    expect(failed.screen.text()).toContain('Not now.');
  });
});
