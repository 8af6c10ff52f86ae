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
  it('are corrected where they stand: each is sent by itself, with the version that was seen', async () => {
    let version = 1;
    const server = full().answer(assessmentsApi.update, ({ body }) => ({
      ...({ ...assessmentView, ...body?.changes } as AssessmentView),
      version: ++version,
    }));
    const { screen } = await given(server);
    await screen.press(/change Name/);
    await screen.type('Name', 'Spring');
    screen.field('Name').form?.requestSubmit();
    await screen.settled();
    await screen.press(/change From/);
    await screen.choose('From', 'Another organization');
    await screen.press(/change Start/);
    await screen.type('Start', '1 Feb 2030');
    screen.field('Start').form?.requestSubmit();
    await screen.settled();
    await screen.press(/change Target level/);
    await screen.choose('Target level', 'No target');
    expect(server.bodies(assessmentsApi.update)).toEqual([
      { version: 1, changes: { name: 'Spring' } },
      { version: 2, changes: { assessorKind: 'external' } },
      { version: 3, changes: { startsOn: '2030-02-01' } },
      { version: 4, changes: { targetLevel: null } },
    ]);
  });

  it('are compared with a version of another assessment', async () => {
    const compared = { ...assessmentView, baseline: before.id, version: 2 };
    const server = full().answer(assessmentsApi.update, compared);
    const { screen } = await given(server);
    await screen.press(/change Baseline/);
    await screen.choose('Baseline', 'Last year');
    await screen.press(/change As of/);
    await screen.choose('As of', 'Revision 1, 1 Dec 2029');
    expect(server.bodies(assessmentsApi.update)).toEqual([
      { version: 1, changes: { baseline: before.id, baselineVersion: null } },
      { version: 2, changes: { baselineVersion: fakeId(15) } },
    ]);
  });

  it('keep their days in order before they are sent', async () => {
    const { screen, server } = await given(full({ ...assessmentView, startsOn: '2030-02-01' }));
    await screen.press(/change Finished/);
    await screen.type('Finished', '01/01/2030');
    screen.field('Finished').form?.requestSubmit();
    await screen.settled();
    expect(screen.text()).toContain('Finished must not be before the start.');
    expect(server.bodies(assessmentsApi.update)).toEqual([]);
  });

  it('never offer to rate categories where requirements are answered', async () => {
    const { screen } = await given();
    await screen.press(/change Method/);
    const options = [...screen.field<HTMLSelectElement>('Method').options].map(({ textContent }) =>
      textContent?.trim(),
    );
    expect(options).toHaveLength(2);
    expect(options.join()).not.toContain('Self');
  });

  it('lead to the versions that were frozen of it', async () => {
    const { screen } = await given();
    expect(screen.leadsTo('Revision 1')).toMatch(/\/versions\/1$/);
    expect((await given(full().answer(assessmentsApi.versions, { items: [], next: null }))).screen.text()).toContain(
      'None yet: finalizing the assessment makes one.',
    );
  });

  it('stay as they are once it is finalized', async () => {
    const { screen } = await given(full({ ...assessmentView, state: 'finalized', streamState: 'final' }));
    expect(screen.text()).toContain('This assessment is finalized');
    expect(screen.find(/change Name/)).toBeNull();
  });

  it.each<[Role, boolean]>([
    ['manager', true],
    ['viewer', false],
  ])('are changed, and it is archived and deleted, by a %s: %s', async (role, may) => {
    const { screen } = await given(full(), role);
    for (const name of [/change Name/, 'Write Sampling', 'Archive', 'Delete…'])
      expect([name, screen.find(name) !== null]).toEqual([name, may]);
  });

  it('say that they load, and what failed', async () => {
    expect((await given(full().hang(assessmentsApi.get))).screen.isLoading()).toBe(true);
    expect((await given(full().refuse(assessmentsApi.get, 'Not now.'))).screen.text()).toContain('Not now.');
  });
});
