import { type AssessmentId, assessmentsApi, modelsApi, pkisApi, type PkiView, type Role } from '@certitude/contracts';
import { FakeServer, assessmentView, fakeId, openScreen, release } from '@certitude/web/testing';
import { AssessmentsPage } from './assessments-page';

const pki: PkiView = {
  id: assessmentView.pkiId,
  name: 'Issuing CA',
  description: '',
  components: '',
  outOfScope: '',
  highLevelDesign: '',
  pointsOfInteraction: '',
  createdAt: '2030-01-01T00:00:00.000Z',
  assessments: 1,
  version: 1,
};
const { modules: _modules, schemaVersion: _schema, ...summary } = release;
const full = () =>
  new FakeServer()
    .answer(pkisApi.list, { items: [pki], next: null })
    .answer(assessmentsApi.list, { items: [assessmentView], next: null })
    .answer(modelsApi.list, { items: [summary], next: null })
    .answer(modelsApi.get, release);
const given = (server = full(), role: Role = 'owner') => openScreen(AssessmentsPage, { server, role });

describe('the assessments of the organization', () => {
  it('stand under their PKIs, and lead to themselves', async () => {
    const { screen } = await given();
    expect(screen.text()).toMatch(/Issuing CA.*Yearly/);
    expect(screen.leadsTo('Yearly')).toContain(`/assessments/${assessmentView.id}`);
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

  it('are searched where they are, not only among those that are shown', async () => {
    const many = { ...pki, assessments: 8 };
    const { screen, server } = await given(full().answer(pkisApi.list, { items: [many], next: null }));
    await screen.type('Search PKIs and assessments', 'long ago');
    expect(server.requests(assessmentsApi.list).at(-1)?.query).toMatchObject({ search: 'long ago' });
  });

  it('say that they load, and what failed', async () => {
    expect((await given(full().hang(assessmentsApi.list))).screen.isLoading()).toBe(true);
    expect((await given(full().refuse(assessmentsApi.list, 'Not now.'))).screen.text()).toContain('Not now.');
  });
});
