import { assessmentsApi } from '@certitude/contracts';
import { importsApi, type ImportView, type MergePreview } from '@certitude/contracts/exchange';
import {
  assessmentId,
  assessmentView,
  FakeServer,
  openScreen,
  organizationId,
  otto,
  petra,
} from '@certitude/web/testing';
import { importedView, importView, mergePreview, mergeRow } from '../testing/import-views';
import { MergePage } from './merge-page';

const fitting = {
  ...assessmentView,
  id: assessmentId(7),
  name: 'Issuing CA 2030',
  modelVersion: '2.0.0',
  method: 'formal' as const,
  streamState: 'open' as const,
};
const self = { ...fitting, id: assessmentId(8), name: 'Self', method: 'self' as const };
const closed = { ...fitting, id: assessmentId(9), name: 'Closed', streamState: 'final' as const };
const server = (preview: MergePreview = mergePreview(), view: ImportView = importView()) =>
  new FakeServer()
    .answer(importsApi.get, view)
    .answer(importsApi.previewMerge, preview)
    .answer(importsApi.merge, importedView({ strategy: 'fill-gaps' }))
    .answer(assessmentsApi.list, { items: [self, closed, fitting], next: null });
const open = (given = server()) =>
  openScreen(MergePage, { server: given, role: 'admin', inputs: { importId: importView().id } });

describe('the page of an import into an assessment that exists', () => {
  it('shows the assessments it fits, and answer by answer what is there, what comes and what becomes of it', async () => {
    const { screen, server: asked } = await open();
    expect(screen.text()).toContain('Issuing CA 2030');
    expect(screen.text()).not.toContain('Closed');
    expect(screen.text()).toMatch(/Key ceremonies.*Level 2.*Level 4.*As tested in May\./);
    expect(screen.text()).toContain(
      '1 of 1 differing answer will change; 3 answers are the same already. Added: 1 piece of evidence.',
    );
    expect(asked.requests(importsApi.merge)).toEqual([]);
  });

  it('merges what was seen, and goes to the record', async () => {
    const { screen, server: asked, router } = await open();
    await screen.press('Merge into Issuing CA 2030');
    expect(asked.bodies(importsApi.merge)).toEqual([
      {
        assessmentId: assessmentId(7),
        strategy: 'fill-gaps',
        head: 12,
        version: 3,
        rows: [],
        facts: [],
        people: [],
        invite: [],
        again: false,
      },
    ]);
    expect(router.url).toBe(`/o/${organizationId}/import/${importView().id}`);
  });

  it('asks anew for another strategy', async () => {
    const { screen, server: asked } = await open();
    await screen.tick('Imported wins');
    expect(asked.requests(importsApi.previewMerge).at(-1)).toMatchObject({ query: { strategy: 'imported-wins' } });
  });

  it('takes what was chosen row by row, and who the people are', async () => {
    const people = [{ id: 'p1', name: 'Jane Roe', answers: 1, plans: 0 }];
    const { screen, server: asked } = await open(server(mergePreview(), importView({ people })));
    await screen.choose('What becomes of Key ceremonies', 'Stays unchanged');
    expect(screen.text()).toContain('0 of 1 differing answer will change');
    await screen.choose('Jane Roe', 'Otto');
    await screen.press('Merge into Issuing CA 2030');
    expect(asked.bodies(importsApi.merge)).toMatchObject([
      { rows: [{ response: mergeRow().response, take: 'now' }], people: [{ person: 'p1', account: otto }] },
    ]);
  });

  it('forgets what was chosen for a comparison that is not shown any more', async () => {
    const fact = {
      ...{ fact: 'assessorName' as const, now: 'John Doe', imported: 'Jane Roe', takes: false },
      ...{ changedAt: '2029-01-01T00:00:00.000Z', importedAt: null },
    };
    const { screen, server: asked } = await open(server(mergePreview({ facts: [fact] })));
    await screen.choose('What becomes of Key ceremonies', 'Stays unchanged');
    await screen.choose('What becomes of Assessor', 'Takes what is imported');
    await screen.tick('Imported wins');
    expect(screen.text()).toContain('1 of 1 differing answer will change');
    await screen.press('Merge into Issuing CA 2030');
    expect(asked.bodies(importsApi.merge)).toMatchObject([{ rows: [], facts: [] }]);
  });

  it('shows who assesses and when beside the source, and takes what was chosen', async () => {
    const fact = {
      ...{ fact: 'assessorName' as const, now: 'John Doe', imported: 'Jane Roe', takes: false },
      ...{ changedAt: '2029-01-01T00:00:00.000Z', importedAt: null },
    };
    const company = { ...fact, fact: 'assessorCompany' as const, now: '', imported: 'Roe Ltd', takes: true };
    const { screen, server: asked } = await open(server(mergePreview({ facts: [fact, company] })));
    expect(screen.text()).toMatch(/Assessor.*John Doe.*Jane Roe/);
    expect(screen.text()).toMatch(/Company of the assessor.*Not specified.*Roe Ltd/);
    await screen.choose('What becomes of Assessor', 'Takes what is imported');
    await screen.press('Merge into Issuing CA 2030');
    expect(asked.bodies(importsApi.merge)).toMatchObject([
      { version: 3, facts: [{ fact: 'assessorName', take: 'imported' }] },
    ]);
  });

  it('shows the comparison anew when somebody has changed an answer meanwhile', async () => {
    const given = server().refuse(importsApi.merge, 'Answers have changed meanwhile.', 'import.moved-on');
    const { screen, server: asked } = await open(given);
    await screen.press('Merge into Issuing CA 2030');
    expect(screen.text()).toContain('Answers have changed meanwhile.');
    expect(asked.requests(importsApi.previewMerge)).toHaveLength(2);
  });

  it('takes the same content in once more only when told', async () => {
    const earlier = {
      ...{ id: importView().id, assessmentId: assessmentId(7), assessmentName: 'Issuing CA 2030' },
      ...{ importedAt: '2029-01-01T00:00:00.000Z', importedBy: petra },
    };
    const { screen, server: asked } = await open(server(mergePreview({ earlier })));
    expect((screen.find('Merge into Issuing CA 2030') as HTMLButtonElement).disabled).toBe(true);
    await screen.tick('Take it in once more');
    await screen.press('Merge into Issuing CA 2030');
    expect(asked.bodies(importsApi.merge)).toMatchObject([{ again: true }]);
  });

  it('leads back where nothing fits, and where it is imported', async () => {
    const none = server().answer(assessmentsApi.list, { items: [self], next: null });
    expect((await open(none)).screen.leadsTo('Make a new one of it')).toContain('/import/');
    const done = await open(server(mergePreview(), importedView()));
    expect(done.screen.leadsTo('Look at its record')).toContain('/import/');
  });
});
