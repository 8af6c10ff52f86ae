import { evidenceApi, type Role } from '@certitude/contracts';
import { FakeServer, eventually, evidenceView, fakeId, openScreen, petra } from '@certitude/web/testing';
import { EvidenceListPage } from './evidence-list-page';

const given = (server: FakeServer, role: Role = 'assessor') => openScreen(EvidenceListPage, { server, role });
const listing = (...items: ReturnType<typeof evidenceView>[]) =>
  new FakeServer().answer(evidenceApi.list, { items, next: null });
const queries = (server: FakeServer) =>
  server.requests(evidenceApi.list).map(({ query }) => query as { readonly search?: string });

describe('the evidence library', () => {
  it('shows each piece with its state, what it proves, and who added it', async () => {
    const { screen } = await given(listing(evidenceView()));
    expect(screen.leadsTo('Ceremony protocol')).toContain(evidenceView().id);
    expect(screen.text()).toMatch(/Ceremony protocol.*Submitted.*1 requirement.*Ada/);
  });

  it('asks for words and a state, says when nothing matches, and shows all again', async () => {
    const { screen, server } = await given(listing(evidenceView()));
    server.answer(evidenceApi.list, { items: [], next: null });
    await screen.type('Search titles', ' backup ');
    await screen.choose('State', 'Accepted');
    await screen.sees('No evidence matches');
    await eventually(
      () => queries(server).some(({ search }) => search !== undefined),
      () => 'No words were asked for.',
    );
    expect(queries(server).at(-1)).toMatchObject({ search: 'backup', state: 'accepted' });
    server.answer(evidenceApi.list, { items: [evidenceView()], next: null });
    await screen.press('Clear filters');
    await screen.sees('Ceremony protocol');
    expect(queries(server).at(-1)).not.toHaveProperty('search');
  });

  it('keeps order and filters in its address, from where they come back', async () => {
    const { screen, server, router } = await given(listing(evidenceView()));
    await screen.press('Valid until');
    await screen.choose('Owner', 'Me');
    await screen.choose('Ends', 'Within 30 days');
    expect(router.url).toContain('?sort=until&order=asc&owner=me&ends=30');
    expect(queries(server).at(-1)).toMatchObject({ sort: 'until', order: 'asc', owner: petra });
    expect(queries(server).at(-1)).toHaveProperty('endsUntil');
    await router.navigateByUrl(`${router.url.split('?')[0]}?search=backup`);
    await screen.settled();
    expect(queries(server).at(-1)).toMatchObject({ search: 'backup' });
    expect(screen.field('Search titles').value).toBe('backup');
  });

  it('shows what was archived instead, and all again', async () => {
    const { screen, server } = await given(listing());
    await screen.tick('Archived');
    expect(queries(server).at(-1)).toMatchObject({ standing: 'archived' });
    await screen.press('Clear filters');
    expect(queries(server).at(-1)).not.toHaveProperty('standing');
  });

  it('can be taken away as it is shown', async () => {
    const { screen } = await given(listing(evidenceView()));
    await screen.choose('State', 'Accepted');
    await screen.press('Export');
    expect(document.querySelector('a[mat-menu-item]')?.getAttribute('href')).toMatch(
      /\/lists\/evidence\?state=accepted$/,
    );
  });

  it('appends the next page', async () => {
    const { screen, server } = await given(
      new FakeServer().answer(evidenceApi.list, ({ query }) =>
        query?.after
          ? { items: [evidenceView({}, { id: fakeId(7, 2), title: 'Second' })], next: null }
          : { items: [evidenceView()], next: 'cursor' },
      ),
    );
    await screen.press('Show more');
    expect(queries(server).at(-1)).toMatchObject({ after: 'cursor' });
    expect(screen.text()).toMatch(/Ceremony protocol.*Second/);
  });

  it.each<[Role, boolean]>([
    ['contributor', true],
    ['viewer', false],
  ])('offers a %s to add evidence: %s', async (role, offered) => {
    const { screen } = await given(listing(), role);
    expect(screen.text()).toContain('No evidence yet');
    expect(screen.find('Add evidence') !== null).toBe(offered);
  });

  it('says that it loads, and what failed', async () => {
    expect((await given(new FakeServer().hang(evidenceApi.list))).screen.isLoading()).toBe(true);
    const { screen } = await given(new FakeServer().refuse(evidenceApi.list, 'Not now.'));
    expect(screen.text()).toContain('Not now.');
  });
});
