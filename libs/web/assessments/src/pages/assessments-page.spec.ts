import { type AssessmentId, assessmentsApi, modelsApi, pkisApi, type Role } from '@certitude/contracts';
import { FakeServer, assessmentView, eventually, fakeId, openScreen, pkiView, release } from '@certitude/web/testing';
import { AssessmentsPage } from './assessments-page';

const pki = pkiView();
const { modules: _modules, schemaVersion: _schema, ...summary } = release;
const full = () =>
  new FakeServer()
    .answer(pkisApi.list, { items: [pki], next: null })
    .answer(assessmentsApi.list, { items: [assessmentView], next: null })
    .answer(modelsApi.list, { items: [summary], next: null })
    .answer(modelsApi.get, release);
const searched = (server: FakeServer): unknown[] =>
  server.requests(assessmentsApi.list).map(({ query }) => (query as { readonly search?: string }).search);
const given = (server = full(), role: Role = 'owner') => openScreen(AssessmentsPage, { server, role });

describe('the assessments of the organization', () => {
  it('stand under their PKIs, and lead to themselves', async () => {
    const { screen } = await given();
    expect(screen.text()).toMatch(/Issuing CA.*Yearly/);
    expect(screen.leadsTo('Yearly')).toContain(`/assessments/${assessmentView.id}`);
    expect(screen.leadsTo('Results of Yearly')).toContain(`/assessments/${assessmentView.id}/results`);
    expect(screen.text()).toContain('PKIMM scoring');
  });

  it('can be taken away one by one', async () => {
    const { screen } = await given();
    await screen.press('Export Yearly');
    const addresses = [...document.querySelectorAll('a[mat-menu-item]')].map((item) => item.getAttribute('href'));
    expect(addresses).toContain(
      `/api/organizations/${assessmentView.organizationId}/assessments/${assessmentView.id}/exports/yaml`,
    );
  });

  it('begin with a PKI, which is described and sent', async () => {
    const server = full().answer(pkisApi.list, { items: [], next: null });
    const { screen } = await given(server.answer(pkisApi.create, pki));
    expect(screen.text()).toContain('Start with a PKI');
    await screen.press('Create a PKI');
    await screen.type('Name', 'Issuing CA');
    await screen.send('Create PKI');
    expect(server.bodies(pkisApi.create)).toEqual([
      expect.objectContaining({ id: expect.any(String), name: 'Issuing CA' }),
    ]);
  });

  it.each<[Role, boolean]>([
    ['owner', true],
    ['viewer', false],
  ])('are made by an %s: %s', async (role, offered) => {
    const { screen } = await given(full(), role);
    expect(screen.find('New assessment') !== null).toBe(offered);
    expect(screen.find('New PKI') !== null).toBe(offered);
  });

  it('are made against a release, and opened', async () => {
    const server = full().answer(assessmentsApi.create, assessmentView);
    const { screen, router } = await given(server);
    await screen.press('New assessment');
    await screen.type('Name', 'Yearly');
    await screen.send('Start assessment');
    expect(server.bodies(assessmentsApi.create)).toEqual([
      expect.objectContaining({ name: 'Yearly', pkiId: pki.id, modelReleaseId: release.id, method: 'formal' }),
    ]);
    expect(router.url).toContain(`/assessments/${assessmentView.id}`);
  });

  it.each([
    ['Formal assessment', 'workbook', 'A requirement that is not assessed counts as level 0 with its full weight.'],
    ['Formal assessment', 'pkimm', 'A requirement that is not assessed is left out of the average until it is.'],
    ['Self-assessment', 'workbook', 'A category that is not assessed is left out of the average until it is.'],
    ['Self-assessment', 'pkimm', 'A category that is not assessed is left out of the average until it is.'],
  ])('say before they begin what scoring does: %s by %s', async (method, policy, sentence) => {
    const { screen } = await given();
    await screen.press('New assessment');
    const choice = [...screen.root.querySelectorAll<HTMLElement>('label.method')].find((each) =>
      each.textContent?.includes(method),
    );
    choice?.querySelector('input')?.click();
    await screen.choose('Scoring', policy === 'pkimm' ? 'PKIMM scoring' : 'Workbook scoring');
    expect(screen.text()).toContain(sentence);
  });

  it('come page by page, as they are asked for', async () => {
    const older = { ...assessmentView, id: fakeId<AssessmentId>(2, 77), name: 'Long ago' };
    const server = full().answer(assessmentsApi.list, ({ query }) =>
      query?.after ? { items: [older], next: null } : { items: [assessmentView], next: assessmentView.id },
    );
    const { screen } = await given(server);
    expect(screen.text()).not.toContain('Long ago');
    await screen.press('Show more');
    expect(screen.text()).toMatch(/Yearly.*Long ago/);
    expect(screen.find('Show more')).toBeNull();
    expect(server.requests(assessmentsApi.list).map(({ query }) => query)).toEqual([
      expect.objectContaining({ after: undefined }),
      expect.objectContaining({ after: assessmentView.id }),
    ]);
  });

  const many = () => full().answer(pkisApi.list, { items: [pkiView({ assessments: 8 })], next: null });
  const older = { ...assessmentView, id: fakeId<AssessmentId>(2, 77), name: 'Long ago' };

  it('are searched where they are, not only among those that are shown', async () => {
    const server = many().answer(assessmentsApi.list, ({ query }) => ({
      items: [query?.search ? older : assessmentView],
      next: null,
    }));
    const { screen } = await given(server);
    await screen.type('Search PKIs and assessments', 'long ago');
    await screen.sees('Long ago');
    expect(screen.text()).not.toContain('Yearly');
  });

  it('are searched for once somebody stops typing, and stay until others are found', async () => {
    const { screen, server } = await given(many());
    server.hang(assessmentsApi.list);
    for (const text of ['l', 'lo', 'long']) await screen.type('Search PKIs and assessments', text);
    expect(searched(server)).toEqual([undefined]);
    await eventually(
      () => searched(server).length > 1,
      () => 'Nothing was searched for.',
    );
    expect(searched(server)).toEqual([undefined, 'long']);
    expect(screen.text()).toContain('Yearly');
    expect(screen.isLoading()).toBe(false);
  });

  it('say what failed of a search, and no longer show what it was not', async () => {
    const { screen, server } = await given(many());
    server.refuse(assessmentsApi.list, 'Not now.');
    await screen.type('Search PKIs and assessments', 'long');
    await screen.sees('Not now.');
    expect(screen.text()).not.toContain('Yearly');
  });

  it('say that they load, and what failed', async () => {
    expect((await given(full().hang(assessmentsApi.list))).screen.isLoading()).toBe(true);
    expect((await given(full().refuse(assessmentsApi.list, 'Not now.'))).screen.text()).toContain('Not now.');
  });
});
