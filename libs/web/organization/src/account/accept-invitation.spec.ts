import { organizationsApi } from '@certitude/contracts';
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
const offer = { organization: 'Contoso', role: 'reviewer' as const, expiresAt: '2030-05-08T12:00:00.000Z' };
const full = () =>
  new FakeServer().answer(organizationsApi.offer, offer).answer(organizationsApi.acceptInvitation, joined);
const given = (server = full()) => openScreen(AcceptInvitation, { server, inputs: { token } });

describe('an invitation link', () => {
  it('says what it offers, joins, and goes there', async () => {
    const { screen, server, router, toasts } = await given();
    expect(screen.text()).toMatch(/Join Contoso.*invited as reviewer/);
    await screen.press('Join as Petra');
    expect(server.requests(organizationsApi.acceptInvitation)[0]?.params).toEqual({ token });
    expect(router.url).toBe(`/o/${joined.organizationId}`);
    expect(toasts()).toEqual(['Welcome to Contoso.']);
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
