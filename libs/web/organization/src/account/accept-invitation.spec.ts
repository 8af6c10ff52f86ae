import { organizationsApi, sessionApi } from '@certitude/contracts';
import { FakeServer, fakeId, openScreen } from '@certitude/web/testing';
import { AcceptInvitation } from './accept-invitation';

const token = 'a'.repeat(43);
const joined = {
  organizationId: fakeId<never>(4, 2),
  name: 'Contoso',
  role: 'reviewer' as const,
  sample: false,
  suspended: false,
};
const offer = {
  organization: 'Contoso',
  role: 'reviewer' as const,
  expiresAt: '2030-05-08T12:00:00.000Z',
  note: 'Please look at TLS.',
};
const full = () =>
  new FakeServer().answer(organizationsApi.offer, offer).answer(organizationsApi.acceptInvitation, joined);
const given = (server = full()) => openScreen(AcceptInvitation, { server, inputs: { token } });

describe('an invitation link', () => {
  it('says what it offers, joins, and goes there', async () => {
    const { screen, server, router, toasts } = await given();
    expect(screen.text()).toMatch(/Join Contoso.*invited as reviewer.*Please look at TLS\./);
    expect(document.title).toBe('Join Contoso · Certitude');
    await screen.press('Join as Petra');
    expect(server.requests(organizationsApi.acceptInvitation)[0]?.params).toEqual({ token });
    expect(router.url).toBe(`/o/${joined.organizationId}`);
    expect(toasts()).toEqual(['Welcome to Contoso.']);
  });

  it('lets somebody else use it: signs out, and stays', async () => {
    const server = full().answer(sessionApi.signOut, { done: true });
    const { screen, router } = await given(server);
    const before = router.url;
    await screen.press('Use another account');
    expect(server.requests(sessionApi.signOut)).toHaveLength(1);
    expect(screen.find('Use another account')).toBeNull();
    expect(screen.leadsTo('I have an account')).toContain(encodeURIComponent(`/invitations/${token}`));
    expect(router.url).toBe(before);
  });

  it('keeps the account where signing out fails', async () => {
    const { screen, toasts } = await given(full().lose(sessionApi.signOut));
    await screen.press('Use another account');
    expect(toasts()).toHaveLength(1);
    expect(screen.find('Join as Petra')).not.toBeNull();
  });

  it('says why joining is refused, and can be tried again', async () => {
    const { screen, server } = await given(full().refuse(organizationsApi.acceptInvitation, 'It was used.'));
    await screen.press('Join as Petra');
    expect(screen.text()).toContain('It was used. Ask somebody.');
    server.answer(organizationsApi.acceptInvitation, joined);
    await screen.press('Join as Petra');
    expect(server.requests(organizationsApi.acceptInvitation)).toHaveLength(2);
  });

  it('is asked for again when the server could not be reached', async () => {
    const { screen, server } = await given(full().lose(organizationsApi.offer));
    expect(screen.text()).not.toContain('cannot be used');
    expect(screen.text()).toContain('The server cannot be reached.');
    server.answer(organizationsApi.offer, offer);
    await screen.press('Try again');
    expect(screen.text()).toContain('Join Contoso');
  });

  it('says when it cannot be used', async () => {
    const { screen } = await given(full().refuse(organizationsApi.offer, 'It has ended.'));
    expect(screen.text()).toMatch(/This invitation cannot be used.*It has ended\./);
  });
});
