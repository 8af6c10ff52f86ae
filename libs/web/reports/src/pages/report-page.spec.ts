import { assessmentsApi } from '@certitude/contracts';
import { reportsApi, type ReportView } from '@certitude/contracts/reporting';
import { assessmentView, FakeServer, openScreen, organizationId, petra } from '@certitude/web/testing';
import { PDF_READER } from '../preview/pdf-reader';
import { canvases, FakePages } from '../testing/fake-pages';
import { reportView } from '../testing/report-view';
import { ReportPage } from './report-page';

const address = `/o/${organizationId}/assessments/${assessmentView.id}/reports`;
const noMore = (_: FakeServer): unknown => null;
const unfinished = { size: null, sha256: null, finishedAt: null, standard: null } as const;

describe('a report', () => {
  const given = async (report: ReportView, opening: Parameters<typeof openScreen>[1] = {}, more = noMore) => {
    canvases();
    const server = new FakeServer()
      .answer(assessmentsApi.get, assessmentView)
      .answer(assessmentsApi.versions, { items: [], next: null })
      .answer(reportsApi.get, report)
      .answer(reportsApi.download, {});
    more(server);
    const file = new FakePages(3);
    const inputs = { assessmentId: assessmentView.id, reportId: report.id };
    const providers = [{ provide: PDF_READER, useValue: () => Promise.resolve(file) }];
    const opened = await openScreen(ReportPage, { server, inputs, providers, ...opening });
    const fetched = () => server.requests(reportsApi.download);
    return { ...opened, server, file, fetched };
  };
  it('shows the pages of its file, what it is of, and where it is downloaded', async () => {
    const { screen, fetched, file } = await given(reportView());
    await screen.sees('of 3');
    expect(screen.text()).toMatch(/Version 1 of .*made by .*2\.0 KiB/);
    const download = screen.leadsTo('Download PDF');
    expect(download).toBe(
      `/api/organizations/${organizationId}/assessments/${assessmentView.id}/reports/${reportView().id}/file`,
    );
    expect(fetched()).toHaveLength(1);
    screen.fixture.destroy();
    expect(file.closed).toBe(true);
  });

  it('is handed on with its signatures once it has some, and is there without them, too', async () => {
    const { screen } = await given(reportView({ signed: 2 }));
    await screen.sees('of 3');
    const own = `/api/organizations/${organizationId}/assessments/${assessmentView.id}/reports/${reportView().id}`;
    expect(screen.leadsTo('Download signed PDF')).toBe(`${own}/signed/2`);
    expect(screen.leadsTo('without signatures')).toBe(`${own}/file`);
    expect(screen.text()).toMatch(/without signatures\s?:\s?2\.0 KiB/);
  });

  it('says how far it is until then, and why there is none', async () => {
    const waiting = await given(reportView({ ...unfinished, state: 'running' }));
    expect(waiting.screen.text()).toContain('Being made');
    expect(waiting.screen.find('Download PDF')?.hasAttribute('disabled')).toBe(true);
    expect(waiting.fetched()).toEqual([]);
    const problem = { title: 'The report could not be made within its limits.', detail: 'Choose fewer sections.' };
    const failed = await given(reportView({ ...unfinished, state: 'failed', problem }));
    expect(failed.screen.text()).toContain('within its limits. Choose fewer sections.');
    expect(failed.screen.find('Download PDF')).toBeNull();
  });

  it('is downloaded only where its format has no pages, or this browser shows none', async () => {
    const html = await given(reportView({ format: 'html', standard: null }));
    expect(html.screen.text()).toContain('A report as HTML is not shown here');
    expect(html.fetched()).toEqual([]);
    const refuse = () => Promise.reject(new Error('No WebAssembly.'));
    const none = await given(reportView(), { providers: [{ provide: PDF_READER, useValue: refuse }] });
    await none.screen.sees('cannot be shown in this browser');
    expect(none.screen.find('Download PDF')).not.toBeNull();
  });

  it('says why its file does not come', async () => {
    const { screen } = await given(reportView(), {}, (server) =>
      server.refuse(reportsApi.download, 'This report has no file.', 'report.not-ready'),
    );
    await screen.sees('This report has no file.');
    const lost = await given(reportView(), {}, (server) => server.lose(reportsApi.download));
    await lost.screen.sees('Try again');
  });

  it('is made again with other sections of the same version, and leads to the new one', async () => {
    const { screen, server, router } = await given(
      reportView({ kind: 'detailed', sections: ['timeline'], revision: null }),
    );
    server.answer(reportsApi.order, reportView({ state: 'waiting', ...unfinished }));
    await screen.press('Make again');
    await screen.tick('Recommendations for the next level');
    await screen.press('Make the report');
    expect(server.requests(reportsApi.order)[0]?.body).toMatchObject({
      ...{ kind: 'detailed', revision: null, sections: ['timeline', 'recommendations'] },
    });
    expect(router.url).toBe(`${address}/${reportView().id}`);
  });

  it('is deleted after a question, which leads to the list; guests and others are not asked', async () => {
    const { screen, server, router } = await given(reportView({ createdBy: petra }));
    server.answer(reportsApi.remove, { done: true });
    await screen.press('Delete');
    await screen.press('Delete the report');
    expect(server.requests(reportsApi.remove)).toHaveLength(1);
    expect(router.url).toBe(address);
    const late = await given(reportView({ createdBy: petra }), {}, (other) =>
      other.refuse(reportsApi.remove, 'This does not exist.', 'not-found'),
    );
    await late.screen.press('Delete');
    await late.screen.press('Delete the report');
    expect(late.router.url).toBe(address);
    const guest = await given(reportView(), { role: 'guest-auditor' });
    expect([guest.screen.find('Delete'), guest.screen.find('Make again')]).toEqual([null, null]);
  });
});
