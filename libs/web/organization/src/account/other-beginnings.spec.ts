import { organizationsApi, sessionApi } from '@certitude/contracts';
import { accountView, FakeServer, fakeId, openScreen, petra } from '@certitude/web/testing';
import { TestBed } from '@angular/core/testing';
import { Session } from '@certitude/web/core';
import { NewOrganization } from './new-organization';
import { OtherBeginnings } from './other-beginnings';

const sample = {
  organizationId: fakeId<never>(4, 2),
  name: 'Example Trust Services',
  role: 'owner' as const,
  sample: true,
  suspended: false,
};
const SECRET = 't'.repeat(43);
const given = (server = new FakeServer().answer(organizationsApi.createSample, sample)) =>
  openScreen(OtherBeginnings, { server });

describe('how else one can begin', () => {
  afterEach(() => sessionStorage.clear());

  it('makes a sample and opens it', async () => {
    const { screen, server, router } = await given();
    await screen.press('Look at a sample');
    expect(server.bodies(organizationsApi.createSample)).toEqual([{ id: expect.any(String) }]);
    expect(router.url).toBe(`/o/${sample.organizationId}`);
  });

  it('says that it takes a while, and asks once', async () => {
    const server = new FakeServer().hang(organizationsApi.createSample);
    const { screen } = await given(server);
    await screen.press('Look at a sample');
    expect(screen.text()).toContain('Your sample is being made and filled');
    expect(screen.root.querySelector('[role="progressbar"]')?.getAttribute('aria-valuenow')).toBeNull();
    expect(screen.find('Look at a sample')).toBeNull();
  });

  it('goes on waiting for the same sample after a reload, and forgets it once it is there', async () => {
    const server = new FakeServer().hang(organizationsApi.createSample);
    const { screen } = await given(server);
    await screen.press('Look at a sample');
    const [begun] = server.bodies(organizationsApi.createSample);
    TestBed.resetTestingModule();
    const again = await given();
    expect(again.server.bodies(organizationsApi.createSample)).toEqual([begun]);
    expect(again.router.url).toBe(`/o/${sample.organizationId}`);
    expect(sessionStorage.length).toBe(0);
  });

  it('says why there is none, and asks for the same one again', async () => {
    const { screen, server, router } = await given(
      new FakeServer().refuse(organizationsApi.createSample, 'You own as many organizations as you may.'),
    );
    await screen.press('Look at a sample');
    expect(screen.text()).toContain('You own as many organizations as you may.');
    server.answer(organizationsApi.createSample, sample);
    await screen.press('Look at a sample');
    const [first, second] = server.bodies(organizationsApi.createSample);
    expect(second).toEqual(first);
    expect(router.url).toBe(`/o/${sample.organizationId}`);
  });

  it('leads to the sample that one has', async () => {
    const { screen } = await openScreen(OtherBeginnings, { membership: { sample: true } });
    expect(screen.find('Look at a sample')).toBeNull();
    expect(screen.leadsTo('Open the sample')).toMatch(/^\/o\//);
  });

  it('opens an invitation by the link that was pasted', async () => {
    const { screen, router } = await given();
    await screen.type('Invitation link', `https://elsewhere.example/invitations/${SECRET}`);
    await screen.send('Open the invitation');
    expect(router.url).toBe(`/invitations/${SECRET}`);
  });

  it('asks for the whole link where it is none', async () => {
    const { screen, router } = await given();
    const before = router.url;
    await screen.type('Invitation link', 'https://elsewhere.example/');
    await screen.send('Open the invitation');
    expect(screen.text()).toContain('Paste the whole link that you were sent.');
    expect(router.url).toBe(before);
  });

  it('stands beside setting up an organization, on the first page there is', async () => {
    const server = new FakeServer();
    const { screen } = await openScreen(NewOrganization, { server });
    const account = accountView({ id: petra, email: 'petra@example.org', name: 'Petra' });
    server.answer(sessionApi.current, { account, memberships: [], csrfToken: 'token' });
    await TestBed.inject(Session).refresh();
    await screen.settled();
    expect(screen.text()).toContain('Set up your organization');
    for (const name of ['Create organization', 'Look at a sample', 'Open the invitation'])
      expect(screen.find(name)).not.toBeNull();
  });
});
