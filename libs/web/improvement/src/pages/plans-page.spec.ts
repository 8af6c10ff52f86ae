import { pkisApi, plansApi } from '@certitude/contracts';
import { FakeServer, fakeId, openScreen, petra, planView } from '@certitude/web/testing';
import { PlansPage } from './plans-page';

const PKI = {
  ...{ id: fakeId<never>(8), name: 'Issuing CA', description: '', components: '', outOfScope: '', highLevelDesign: '' },
  ...{ pointsOfInteraction: '', createdBy: petra, createdAt: '2030-01-01T00:00:00.000Z', archivedAt: null },
  ...{ assessments: 1, version: 1 },
};
const given = (server: FakeServer) =>
  openScreen(PlansPage, { server: server.answer(pkisApi.list, { items: [PKI], next: null }) });
const queries = (server: FakeServer) => server.requests(plansApi.list).map(({ query }) => query);

describe('the list of action plans', () => {
  it('shows each with where it leads and whose it is', async () => {
    const { screen } = await given(new FakeServer().answer(plansApi.list, { items: [planView()], next: null }));
    expect(screen.leadsTo('Rehearse the ceremony')).toContain(planView().id);
    expect(screen.text()).toMatch(/Key ceremonies.*In progress.*Medium/);
    expect(screen.find('Show more')).toBeNull();
  });

  it('asks for one’s own and for one status, and says when nothing matches', async () => {
    const { screen, server } = await given(new FakeServer().answer(plansApi.list, { items: [planView()], next: null }));
    server.answer(plansApi.list, { items: [], next: null });
    await screen.choose('Owner', 'Me');
    expect(queries(server).at(-1)).toMatchObject({ responsible: petra });
    await screen.choose('Status', 'Done');
    expect(queries(server).at(-1)).toMatchObject({ responsible: petra, status: 'done' });
    expect(screen.text()).toContain('No plan matches');
    server.answer(plansApi.list, { items: [planView()], next: null });
    await screen.press('Clear filters');
    expect(queries(server).at(-1)).not.toHaveProperty('status');
    expect(screen.text()).toContain('Rehearse the ceremony');
  });

  it('keeps order and filters in its address, from where they come back', async () => {
    const { screen, server, router } = await given(
      new FakeServer().answer(plansApi.list, { items: [planView()], next: null }),
    );
    await screen.press('PKI');
    expect(queries(server).at(-1)).toMatchObject({ sort: 'pki', order: 'asc' });
    await screen.press('PKI');
    expect(queries(server).at(-1)).toMatchObject({ sort: 'pki', order: 'desc' });
    expect(screen.root.querySelector('th[aria-sort]')?.textContent?.trim()).toBe('PKI');
    await screen.choose('PKI', 'Issuing CA');
    await screen.choose('Owner', 'Nobody yet');
    await screen.tick('Overdue');
    expect(router.url).toContain(`?sort=pki&order=desc&pki=${fakeId(8)}&owner=nobody&due=overdue`);
    expect(queries(server).at(-1)).toMatchObject({
      responsible: 'nobody',
      pkiId: fakeId(8),
      overdue: 'yes',
      sort: 'pki',
    });
    await router.navigateByUrl(router.url.replace('&due=overdue', '').replace('owner=nobody', 'owner=me'));
    await screen.settled();
    expect(queries(server).at(-1)).toMatchObject({ responsible: petra, pkiId: fakeId(8) });
    expect(queries(server).at(-1)).not.toHaveProperty('overdue');
    await screen.choose('Sort by', 'Last change');
    expect(queries(server).at(-1)).toMatchObject({ sort: 'changed', order: 'desc' });
    expect(screen.field<HTMLSelectElement>('Owner').value).toBe('me');
  });

  it('shows what was archived instead, and all again', async () => {
    const { screen, server } = await given(new FakeServer().answer(plansApi.list, { items: [], next: null }));
    await screen.tick('Archived');
    expect(queries(server).at(-1)).toMatchObject({ standing: 'archived' });
    await screen.press('Clear filters');
    expect(queries(server).at(-1)).not.toHaveProperty('standing');
  });

  it('appends the next page', async () => {
    const server = new FakeServer().answer(plansApi.list, ({ query }) =>
      query?.after
        ? { items: [planView({ id: fakeId(5, 2), title: 'Second' })], next: null }
        : { items: [planView()], next: 'cursor' },
    );
    const { screen } = await given(server);
    await screen.press('Show more');
    expect(queries(server).at(-1)).toMatchObject({ after: 'cursor' });
    expect(screen.text()).toMatch(/Rehearse the ceremony.*Second/);
    expect(screen.find('Show more')).toBeNull();
  });

  it('says where plans begin while there are none', async () => {
    const { screen } = await given(new FakeServer().answer(plansApi.list, { items: [], next: null }));
    expect(screen.text()).toContain('No action plans yet');
    expect(screen.find('Open assessments')).not.toBeNull();
  });

  it('says that it loads, and what failed', async () => {
    expect((await given(new FakeServer().hang(plansApi.list))).screen.isLoading()).toBe(true);
    const { screen } = await given(new FakeServer().refuse(plansApi.list, 'Not now.'));
    expect(screen.text()).toContain('Not now.');
  });
});
