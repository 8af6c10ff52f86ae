import { assessmentsApi, modelsApi, pkisApi, plansApi, type PkiView, type Role } from '@certitude/contracts';
import { deletionsApi, type DeletionView, type Hanging } from '@certitude/contracts/deleting';
import {
  FakeServer,
  assessmentView,
  eventually,
  fakeId,
  openScreen,
  organizationId,
  otto,
  petra,
  pkiView,
  planView,
  release,
} from '@certitude/web/testing';
import { PkiPage } from './pki-page';

const { modules: _modules, schemaVersion: _schema, ...summary } = release;
const nothing: Hanging = {
  ...{ assessments: 0, answers: 0, evidence: 0, plans: 0, tasks: 0, files: 0 },
  ...{ finalized: 0, accepted: 0, verified: 0 },
};
const described = pkiView({
  description: 'Signs devices.',
  components: 'One HSM',
  pointsOfInteraction: 'Registration desk',
});
const full = (pki: PkiView = described) =>
  new FakeServer()
    .answer(pkisApi.get, pki)
    .answer(assessmentsApi.list, { items: [assessmentView], next: null })
    .answer(plansApi.list, { items: [planView()], next: null })
    .answer(modelsApi.list, { items: [summary], next: null })
    .answer(modelsApi.get, release);
const given = (server = full(), role: Role = 'owner', me = otto) =>
  openScreen(PkiPage, { server, role, me, inputs: { pkiId: described.id } });

describe('the page of a PKI', () => {
  it('shows everything that was written of it, its assessments and its plans', async () => {
    const { screen, server } = await given();
    expect(screen.text()).toMatch(
      /Issuing CA.*Signs devices\..*Components.*One HSM.*Points of interaction.*Registration desk/,
    );
    expect(screen.leadsTo('Yearly')).toContain(`/assessments/${assessmentView.id}`);
    expect(screen.leadsTo('Rehearse the ceremony')).toContain(`/plans/${planView().id}`);
    for (const endpoint of [assessmentsApi.list, plansApi.list])
      expect(server.requests(endpoint)[0]?.query).toMatchObject({ pkiId: described.id });
  });

  it('changes one text where it stands, from the version that was seen', async () => {
    const server = full().answer(pkisApi.update, { ...described, components: 'Two HSMs', version: 2 });
    const { screen } = await given(server);
    await screen.press('Edit Components');
    await screen.type('Components', 'Two HSMs');
    await screen.send('Save');
    expect(server.bodies(pkisApi.update)).toEqual([{ version: 1, changes: { components: 'Two HSMs' } }]);
    expect(screen.text()).toContain('Two HSMs');
    expect(screen.find('Save')).toBeNull();
  });

  it('renames it, and never to nothing', async () => {
    const server = full().answer(pkisApi.update, { ...described, name: 'Device CA', version: 2 });
    const { screen } = await given(server);
    const enter = async () => {
      screen.field('Name').form?.requestSubmit();
      await screen.settled();
    };
    await screen.press(/change Name/);
    await screen.type('Name', '');
    await enter();
    expect(server.bodies(pkisApi.update)).toEqual([]);
    await screen.type('Name', 'Device CA');
    await enter();
    expect(server.bodies(pkisApi.update)).toEqual([{ version: 1, changes: { name: 'Device CA' } }]);
    expect(screen.root.querySelector('h1')?.textContent).toBe('Device CA');
  });

  it('puts beside what somebody else saved meanwhile', async () => {
    const { screen } = await given(
      full().conflict(pkisApi.update, 2, [
        { field: 'components', theirs: 'No HSM', by: { id: petra, name: 'Petra' }, at: '2030-05-01T12:00:00.000Z' },
      ]),
    );
    await screen.press('Edit Components');
    await screen.type('Components', 'Two HSMs');
    await screen.send('Save');
    expect(screen.text()).toMatch(/Petra.*No HSM/);
    expect(screen.field('Components').value).toBe('Two HSMs');
  });

  it('gives up what was typed when that is cancelled', async () => {
    const { screen, server } = await given();
    await screen.press('Edit Components');
    await screen.type('Components', 'Two HSMs');
    await screen.press('Cancel');
    expect(screen.text()).toContain('One HSM');
    expect(server.bodies(pkisApi.update)).toEqual([]);
  });

  it.each<[Role, boolean]>([
    ['owner', true],
    ['viewer', false],
  ])('is changed, archived and deleted by an %s: %s', async (role, offered) => {
    const { screen } = await given(full(), role);
    for (const name of ['Edit Components', 'Archive', 'Delete…', 'New assessment'])
      expect([name, screen.find(name) !== null]).toEqual([name, offered]);
  });

  it('is deleted after what hangs on it was said, and brought back by the message that says so', async () => {
    const deletion: DeletionView = {
      ...{ id: fakeId(20), kind: 'pki', subjectId: described.id, name: 'Issuing CA', deletedBy: otto },
      ...{ deletedAt: '2030-05-01T12:00:00.000Z', removedFrom: '2030-05-31T12:00:00.000Z' },
    };
    const server = full()
      .answer(deletionsApi.pki.hanging, { ...nothing, assessments: 1 })
      .answer(deletionsApi.pki.delete, deletion)
      .answer(deletionsApi.restore, { done: true });
    const { screen, router, answerToast } = await given(server);
    await screen.press('Delete…');
    expect(screen.text()).toContain('1 assessment');
    await screen.press('Delete PKI');
    expect(router.url).toBe(`/o/${organizationId}/assessments`);
    await answerToast();
    expect(server.requests(deletionsApi.restore)).toHaveLength(1);
    await eventually(
      () => router.url === `/o/${organizationId}/pkis/${described.id}`,
      () => `Still at ${router.url}.`,
    );
  });

  it('is archived, and says that it is', async () => {
    const server = full().answer(deletionsApi.pki.archive, { done: true });
    const { screen } = await given(server);
    server.answer(pkisApi.get, { ...described, archivedAt: '2030-05-01T12:00:00.000Z' });
    await screen.press('Archive');
    expect(server.bodies(deletionsApi.pki.archive)).toEqual([{ archived: true }]);
    expect(screen.text()).toContain('Archived: hidden from lists');
    expect(screen.find('New assessment')).toBeNull();
    await screen.press('Unarchive');
    expect(server.bodies(deletionsApi.pki.archive)[1]).toEqual({ archived: false });
  });

  it('says that it loads, and what failed', async () => {
    expect((await given(full().hang(pkisApi.get))).screen.isLoading()).toBe(true);
    expect((await given(full().refuse(pkisApi.get, 'Not now.'))).screen.text()).toContain('Not now.');
  });
});
