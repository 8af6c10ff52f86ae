import { reportsApi } from '@certitude/contracts/reporting';
import { FakeServer, assessmentView, fakeId, openDialog, petra } from '@certitude/web/testing';
import { reportView } from '../testing/report-view';
import { OrderReportDialog, type ReportWish } from './order-report-dialog';

const version = {
  id: fakeId(70),
  revision: 2,
  sha256: 'b'.repeat(64),
  finalizedBy: petra,
  finalizedAt: '2026-01-01T00:00:00.000Z',
  overall: { score: 3, level: 3, assessed: 1, applicable: 1 },
} as ReportWish['versions'][number];
const ordered = reportView({ state: 'waiting' });
const given = (more: Partial<ReportWish> = {}, opening = {}) => {
  const server = new FakeServer().answer(reportsApi.order, ordered);
  const wish: ReportWish = { assessment: assessmentView, versions: [version], last: null, ...more };
  return openDialog(OrderReportDialog, wish, { server, ...opening });
};

describe('having a report made', () => {
  it('begins with the newest version, and sends what was chosen', async () => {
    const { screen, server, closed } = await given();
    await screen.choose('Kind', 'Detailed assessment report');
    await screen.tick('Comparison with the baseline');
    await screen.press('Make the report');
    expect(server.requests(reportsApi.order)[0]?.body).toMatchObject({
      kind: 'detailed',
      format: 'pdf',
      paper: 'a4',
      revision: 2,
      sections: ['timeline', 'recommendations', 'plans'],
    });
    expect(closed()).toEqual({ with: ordered });
  });

  it('is of the assessment as it is now where nothing was finalized', async () => {
    const { screen, server } = await given({ versions: [] });
    await screen.press('Make the report');
    expect(server.requests(reportsApi.order)[0]?.body).toMatchObject({ kind: 'assessment', revision: null });
  });

  it('begins as the last one was', async () => {
    const last = reportView({ kind: 'attestation', format: 'html', paper: 'us-letter', sections: [] });
    const { screen, server } = await given({ last });
    await screen.press('Make the report');
    expect(server.requests(reportsApi.order)[0]?.body).toMatchObject({
      kind: 'attestation',
      format: 'html',
      sections: [],
    });
  });

  it('says before what the report would lack: an assessor where one is named, a baseline where one is compared', async () => {
    const lacking = async (more: object, kind = 'Assessment attestation') => {
      const { screen } = await given({ assessment: { ...assessmentView, ...more } });
      await screen.choose('Kind', kind);
      return [/Nobody is named as the assessor/.test(screen.text()), /No baseline is chosen/.test(screen.text())];
    };
    expect(await lacking({})).toEqual([true, false]);
    expect(await lacking({ assessorName: 'Jane Roe' })).toEqual([false, false]);
    expect(await lacking({}, 'Detailed assessment report')).toEqual([true, true]);
    expect(await lacking({ baselineVersion: fakeId(71) }, 'Detailed assessment report')).toEqual([true, false]);
  });

  it('offers what is true of the assessment alone', async () => {
    const offered = async (method: typeof assessmentView.method) =>
      (await given({ assessment: { ...assessmentView, method } })).screen.text();
    const self = await offered('self');
    expect(self).toContain('Detailed self-assessment report');
    expect(self).not.toMatch(/Assessment report|Assessment attestation/);
    const formal = await offered('formal');
    expect(formal).toMatch(/Assessment report.*Detailed assessment report.*Assessment attestation/);
    expect(formal).not.toMatch(/self-assessment/i);
  });

  it('does not begin with a kind that was true of it before its method changed', async () => {
    const last = reportView({ kind: 'attestation', format: 'html' });
    const { screen, server } = await given({ last, assessment: { ...assessmentView, method: 'self' } });
    await screen.press('Make the report');
    expect(server.requests(reportsApi.order)[0]?.body).toMatchObject({ kind: 'self-assessment', format: 'html' });
  });

  it('offers a paper for pages only, and plans only to those who may read them', async () => {
    const { screen } = await given();
    expect(screen.text()).toContain('Paper');
    await screen.choose('Format', 'Word');
    expect(screen.text()).toContain('Paper');
    await screen.choose('Format', 'HTML');
    expect(screen.text()).not.toContain('Paper');
    expect(screen.text()).toContain('Progress report');
    expect((await given({}, { role: 'guest-auditor' })).screen.text()).not.toContain('Progress report');
  });
});
