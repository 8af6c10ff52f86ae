import { provideNoopAnimations } from '@angular/platform-browser/animations';
import { assessmentsApi } from '@certitude/contracts';
import { reportsApi, type ReportView } from '@certitude/contracts/reporting';
import { FakeServer, assessmentView, fakeId, openScreen, organizationId, petra } from '@certitude/web/testing';
import { reportView } from '../testing/report-view';
import { ReportsPage } from './reports-page';

const serving = (...items: ReportView[]) =>
  new FakeServer()
    .answer(assessmentsApi.get, assessmentView)
    .answer(assessmentsApi.versions, { items: [], next: null })
    .answer(reportsApi.list, { items, next: null });
const given = async (server: FakeServer, opening = {}) => {
  const inputs = { assessmentId: assessmentView.id };
  return (await openScreen(ReportsPage, { server, inputs, providers: [provideNoopAnimations()], ...opening })).screen;
};

describe('the reports of an assessment', () => {
  it('are listed with what they are of, who made them, and their file', async () => {
    const screen = await given(serving(reportView()));
    expect(screen.text()).toMatch(/Assessment report.*Version 1.*PDF, A4, 2\.0 KiB/);
    const link = screen.root.querySelector('a[download]');
    expect(link?.getAttribute('href')).toBe(
      `/api/organizations/${organizationId}/assessments/${assessmentView.id}/reports/${reportView().id}/file`,
    );
    expect(screen.leadsTo('Assessment report')).toBe(
      `/o/${organizationId}/assessments/${assessmentView.id}/reports/${reportView().id}`,
    );
    expect(screen.text()).not.toContain('no font');
  });

  it('lead to the file with their signatures where they are signed', async () => {
    const signed = await given(serving(reportView({ signed: 1 })));
    expect(signed.leadsTo('Signed PDF')).toMatch(/\/signed\/1$/);
    expect((await given(serving(reportView()))).text()).not.toContain('Signed PDF');
  });

  it('say which archive they came with', async () => {
    const archive = {
      organization: 'Northwind',
      importedBy: petra,
      importedAt: '2026-01-02T00:00:00.000Z',
      trusted: true,
    };
    expect((await given(serving(reportView({ archive })))).text()).toContain('from an archive of Northwind');
  });

  it('say what is missing from one with signs that no font has', async () => {
    expect((await given(serving(reportView({ standard: 'tagged' })))).text()).toContain('not PDF/UA');
  });

  it('have no file while they are made, can be stopped, and say why they failed', async () => {
    const waiting = { state: 'running', size: null, sha256: null, finishedAt: null, standard: null } as const;
    const screen = await given(serving(reportView({ ...waiting, revision: null })));
    expect(screen.text()).toMatch(/Draft, as it was then.*Being made/);
    expect(screen.root.querySelector('a[download]')).toBeNull();
    const problem = { title: 'The report could not be made within its limits.', detail: 'It takes too long.' };
    const failed = await given(serving(reportView({ ...waiting, state: 'failed', problem })));
    expect(failed.text()).toMatch(/Failed.*within its limits\. It takes too long/);
  });

  it('are made and deleted by members only', async () => {
    const member = await given(serving(reportView()), { role: 'manager' });
    expect(member.find('New report')).not.toBeNull();
    expect(member.text()).toContain('Delete');
    const guest = await given(serving(reportView()), { role: 'guest-auditor' });
    expect(guest.find('New report')).toBeNull();
    expect(guest.text()).not.toContain('Delete');
  });

  it('are ordered as the person chose the last time, and the way leads to the new one', async () => {
    const own = reportView({ kind: 'attestation', format: 'html', sections: [] });
    const server = serving(own).answer(reportsApi.order, ({ body }) => reportView({ ...body, id: fakeId(91) }));
    const inputs = { assessmentId: assessmentView.id };
    const { screen, router } = await openScreen(ReportsPage, { server, inputs });
    const kinds = () => server.bodies(reportsApi.order).map((body) => (body as ReportView).kind);
    await screen.press('New report');
    await screen.choose('Kind', 'Executive summary');
    await screen.press('Make the report');
    expect(router.url).toMatch(new RegExp(`/reports/${fakeId(91)}$`));
    await screen.press('New report');
    expect(screen.field<HTMLSelectElement>('Format').value).toBe('html');
    await screen.press('Make the report');
    expect(kinds()).toEqual(['summary', 'summary']);
  });

  it('are asked about before they go', async () => {
    const server = serving(reportView()).answer(reportsApi.remove, { done: true });
    const screen = await given(server, { role: 'owner' });
    await screen.press('Delete Assessment report');
    expect(server.requests(reportsApi.remove)).toEqual([]);
    await screen.press('Delete the report');
    expect(server.requests(reportsApi.remove)).toHaveLength(1);
  });

  it('say that there are none yet, and what failed', async () => {
    expect((await given(serving())).text()).toContain('No reports yet');
    expect((await given(serving().refuse(reportsApi.list, 'Not now.'))).text()).toContain('Not now.');
  });
});
