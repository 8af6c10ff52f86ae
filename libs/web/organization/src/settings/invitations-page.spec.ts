import { organizationsApi, type InvitationView } from '@certitude/contracts';
import { FakeServer, ada, fakeId, openScreen, otto } from '@certitude/web/testing';
import { InvitationsPage } from './invitations-page';

const invitation = (number: number, more: Partial<InvitationView> = {}): InvitationView => ({
  id: fakeId(12, number),
  role: 'reviewer',
  createdBy: otto,
  createdAt: '2030-05-01T12:00:00.000Z',
  expiresAt: '2030-05-08T12:00:00.000Z',
  state: 'open',
  recipient: '',
  carries: '',
  note: '',
  linkEnd: `end${number}`,
  acceptedBy: null,
  acceptedAt: null,
  revokedAt: null,
  ...more,
});
const serverWith = (...items: InvitationView[]) =>
  new FakeServer()
    .answer(organizationsApi.invitations, { items, next: null })
    .answer(organizationsApi.revokeInvitation, { done: true });
const given = (server: FakeServer) => openScreen(InvitationsPage, { me: otto, role: 'owner', server });

describe('the invitations of an organization', () => {
  it('are withdrawn after a question only', async () => {
    const { screen, server, toasts } = await given(serverWith(invitation(1)));
    await screen.press('Withdraw');
    await screen.press('Cancel');
    expect(server.requests(organizationsApi.revokeInvitation)).toEqual([]);
    await screen.press('Withdraw');
    await screen.press('Withdraw');
    expect(server.requests(organizationsApi.revokeInvitation)[0]?.params).toMatchObject({
      invitationId: invitation(1).id,
    });
    expect(toasts()).toEqual(['The invitation is withdrawn.']);
    expect(screen.find('Withdraw')).toBeNull();
  });

  it('differ: by whom they are for, and by the end of their links', async () => {
    const { screen } = await given(
      serverWith(invitation(1, { recipient: 'Nora New', note: 'Welcome.' }), invitation(2), invitation(3)),
    );
    expect(screen.text()).toMatch(
      /Nora New.*…end1.*“Welcome\.”.*Anybody with the link.*…end2.*Anybody with the link.*…end3/,
    );
    await screen.press('Withdraw');
    expect(screen.text()).toContain('The link for the role Reviewer stops working');
  });

  it('say who used them, and what became of the others', async () => {
    const past = '2020-05-02T12:00:00.000Z';
    const { screen } = await given(
      serverWith(
        invitation(1, { state: 'accepted', acceptedBy: ada, acceptedAt: past }),
        invitation(2, { state: 'revoked', revokedAt: past }),
        invitation(3, { state: 'expired', expiresAt: past }),
        invitation(4),
      ),
    );
    const rows = [...document.querySelectorAll('tbody tr')].map((row) => row.textContent?.replace(/\s+/g, ' ') ?? '');
    expect(rows[0]).toMatch(/Used.*Ada.*2 May 2020/);
    expect(rows[1]).toMatch(/Withdrawn.*2 May 2020/);
    expect(rows[2]).toMatch(/Expired.*2 May 2020/);
    expect(rows[3]).toMatch(/Open.*Expires/);
    expect(screen.text()).toContain('Link ending in …end4');
  });

  it('can be withdrawn only while they are open', async () => {
    const { screen } = await given(
      serverWith(invitation(1, { state: 'accepted' }), invitation(2, { state: 'expired' })),
    );
    expect(screen.find('Withdraw')).toBeNull();
  });

  it('say that there are none, that they load, and what failed', async () => {
    expect((await given(serverWith())).screen.text()).toContain('No invitations yet');
    expect((await given(new FakeServer().hang(organizationsApi.invitations))).screen.isLoading()).toBe(true);
    const failed = await given(new FakeServer().refuse(organizationsApi.invitations, 'Not now.'));
    expect(failed.screen.text()).toContain('Not now.');
  });
});
