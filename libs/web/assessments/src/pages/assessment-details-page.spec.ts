import {
  assessmentsApi,
  type AssessmentId,
  type AssessmentVersionId,
  type AssessmentView,
  type Role,
} from '@certitude/contracts';
import { FakeServer, assessmentView, fakeId, openScreen, otto, petra } from '@certitude/web/testing';
import { AssessmentDetailsPage } from './assessment-details-page';

const before: AssessmentView = { ...assessmentView, id: fakeId<AssessmentId>(3, 9), name: 'Last year' };
const full = (view: AssessmentView = assessmentView) =>
  new FakeServer()
    .answer(assessmentsApi.get, view)
    .answer(assessmentsApi.list, { items: [view, before], next: null })
    .answer(assessmentsApi.versions, {
      items: [
        {
          ...{ id: fakeId<AssessmentVersionId>(15), revision: 1, sha256: 'a'.repeat(64), finalizedBy: petra },
          ...{ finalizedAt: '2029-12-01T12:00:00.000Z', overall: assessmentView.overall },
        },
      ],
      next: null,
    });
const given = (server = full(), role: Role = 'owner') =>
  openScreen(AssessmentDetailsPage, { server, role, me: otto, inputs: { assessmentId: assessmentView.id } });

describe('the details of an assessment', () => {
  it('are corrected: only what was changed is sent, with the version that was seen', async () => {
    const server = full().answer(assessmentsApi.update, { ...assessmentView, name: 'Spring', version: 2 });
    const { screen, toasts } = await given(server);
    await screen.type('Name', 'Spring');
    await screen.choose('From', 'Another organization');
    await screen.type('Assessor’s name', 'Ada Auditor');
    await screen.type('Start', '2030-02-01');
    await screen.choose('Target level', 'No target');
    await screen.send('Save details');
    expect(server.bodies(assessmentsApi.update)).toEqual([
      {
        version: 1,
        changes: {
          ...{ name: 'Spring', assessorKind: 'external', assessorName: 'Ada Auditor' },
          ...{ startsOn: '2030-02-01', targetLevel: null },
        },
      },
    ]);
    expect(toasts()).toEqual(['Saved.']);
  });

  it('are compared with a version of another assessment', async () => {
    const server = full().answer(assessmentsApi.update, { ...assessmentView, version: 2 });
    const { screen } = await given(server);
    await screen.choose('Baseline', 'Last year');
    expect(server.requests(assessmentsApi.versions)[0]?.params).toMatchObject({ assessmentId: before.id });
    await screen.choose('As of', 'Revision 1, 1 Dec 2029');
    await screen.send('Save details');
    expect(server.bodies(assessmentsApi.update)).toEqual([
      { version: 1, changes: { baseline: before.id, baselineVersion: fakeId(15) } },
    ]);
  });

  it('keep their days in order before they are sent', async () => {
    const { screen, server } = await given();
    await screen.type('Start', '2030-02-01');
    await screen.type('Finished', '2030-01-01');
    await screen.send('Save details');
    expect(screen.text()).toContain('must not be before the start');
    expect(server.bodies(assessmentsApi.update)).toEqual([]);
  });

  it('never offer to rate categories where requirements are answered', async () => {
    const { screen } = await given();
    const options = [...screen.field<HTMLSelectElement>('Method').options].map(({ textContent }) =>
      textContent?.trim(),
    );
    expect(options).toHaveLength(2);
    expect(options.join()).not.toContain('Self');
  });

  it('stay as they are once it is finalized', async () => {
    const { screen } = await given(full({ ...assessmentView, state: 'finalized', streamState: 'final' }));
    expect(screen.text()).toContain('This assessment is finalized');
    expect(screen.field('Name').disabled).toBe(true);
    expect(screen.find('Save details')).toBeNull();
  });

  it.each<[Role, boolean]>([
    ['manager', true],
    ['viewer', false],
  ])('are changed, and it is archived and deleted, by a %s: %s', async (role, may) => {
    const { screen } = await given(full(), role);
    expect(screen.field('Name').disabled).toBe(!may);
    for (const name of ['Save details', 'Archive', 'Delete…'])
      expect([name, screen.find(name) !== null]).toEqual([name, may]);
  });

  it('say that they load, and what failed', async () => {
    expect((await given(full().hang(assessmentsApi.get))).screen.isLoading()).toBe(true);
    expect((await given(full().refuse(assessmentsApi.get, 'Not now.'))).screen.text()).toContain('Not now.');
  });
});
