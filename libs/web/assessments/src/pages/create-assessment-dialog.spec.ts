import { assessmentsApi, modelsApi, type ModelReleaseSummary } from '@certitude/contracts';
import { FakeServer, assessmentView, fakeId, openDialog, pkiView, release } from '@certitude/web/testing';
import { CreateAssessmentDialog } from './create-assessment-dialog';

const [issuing, devices] = [pkiView(), pkiView({ id: fakeId(10, 2), name: 'Devices' })];
const { modules: _modules, schemaVersion: _schema, ...newest } = release;
const before: ModelReleaseSummary = { ...newest, id: fakeId(6, 2), version: '1.10.0' };
const full = () =>
  new FakeServer()
    .answer(modelsApi.list, { items: [before, newest], next: null })
    .answer(assessmentsApi.list, { items: [], next: null })
    .answer(assessmentsApi.create, assessmentView);
const given = (server = full()) =>
  openDialog(
    CreateAssessmentDialog,
    { pkis: [issuing, devices], pki: devices.id, year: 2030, names: ['Assessment 2029'] },
    { server, role: 'owner' },
  );

describe('the dialog that starts an assessment', () => {
  it('begins with the PKI it was opened at, the newest release and a name of this year', async () => {
    const { screen, server, closed } = await given();
    await screen.send('Start assessment');
    expect(server.bodies(assessmentsApi.create)).toEqual([
      expect.objectContaining({
        name: 'Assessment 2030',
        pkiId: devices.id,
        modelReleaseId: newest.id,
        method: 'formal',
        policy: 'pkimm',
        periodFrom: null,
        periodTo: null,
        targetLevel: null,
      }),
    ]);
    expect(closed()).toEqual({ with: assessmentView });
  });

  it('sends what was chosen', async () => {
    const { screen, server } = await given();
    await screen.choose('PKI', 'Issuing CA');
    await screen.choose('Model release', '1.10.0 · 4 requirements');
    await screen.tick('Self-assessment');
    await screen.choose('Target level', '3');
    await screen.type('Period from', '2030-02-01');
    await screen.send('Start assessment');
    expect(server.bodies(assessmentsApi.create)).toEqual([
      expect.objectContaining({
        pkiId: issuing.id,
        modelReleaseId: before.id,
        method: 'self',
        targetLevel: 3,
        periodFrom: '2030-02-01',
      }),
    ]);
  });

  it('suggests a name that the chosen PKI does not have, and leaves one that was typed', async () => {
    const taken = { ...assessmentView, name: 'Assessment 2030' };
    const { screen, server } = await given(full().answer(assessmentsApi.list, { items: [taken], next: null }));
    await screen.choose('PKI', 'Issuing CA');
    await screen.settled();
    await screen.send('Start assessment');
    expect(server.bodies(assessmentsApi.create)).toMatchObject([{ name: 'Assessment 2030 (2)' }]);
    const typed = await given(full().answer(assessmentsApi.list, { items: [taken], next: null }));
    await typed.screen.type('Name', 'Spring');
    await typed.screen.choose('PKI', 'Issuing CA');
    await typed.screen.settled();
    await typed.screen.send('Start assessment');
    expect(typed.server.bodies(assessmentsApi.create)).toMatchObject([{ name: 'Spring' }]);
  });

  it('starts nothing that ends before it begins, and says so', async () => {
    const { screen, server } = await given();
    await screen.type('Period from', '2030-03-01');
    await screen.type('Period to', '2030-02-01');
    await screen.send('Start assessment');
    expect(screen.text()).toContain('must not be before the start');
    expect(server.bodies(assessmentsApi.create)).toEqual([]);
  });

  it('says that it loads, that there is no release, and what failed', async () => {
    expect((await given(full().hang(modelsApi.list))).screen.isLoading()).toBe(true);
    const none = await given(full().answer(modelsApi.list, { items: [], next: null }));
    expect(none.screen.text()).toContain('There is no model release on this instance yet.');
    expect((await given(full().refuse(modelsApi.list, 'Not now.'))).screen.text()).toContain('Not now.');
    const refused = await given(full().refuse(assessmentsApi.create, 'Too many.'));
    await refused.screen.send('Start assessment');
    expect(refused.screen.text()).toContain('Too many.');
    expect(refused.closed()).toBeNull();
  });
});
