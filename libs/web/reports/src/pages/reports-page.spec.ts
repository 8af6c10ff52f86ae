import { reportsApi, type ReportView } from '@certitude/contracts';
import { FakeServer, fakeId, openScreen } from '@certitude/web/testing';
import { ReportsPage } from './reports-page';

const view = (name: string, number = 1): ReportView => ({
  id: fakeId(90, number),
  name,
  description: '',
  createdAt: '2026-01-01T00:00:00.000Z',
  version: 1,
});
const given = (server: FakeServer, opening = {}) => openScreen(ReportsPage, { server, ...opening });

describe('the list of reports', () => {
  it('shows them, and more when asked', async () => {
    const server = new FakeServer().answer(reportsApi.list, ({ query }) =>
      query?.after ? { items: [view('Second', 2)], next: null } : { items: [view('First')], next: 'cursor' },
    );
    const { screen } = await given(server);
    expect(screen.text()).not.toContain('Second');
    await screen.press('Show more');
    expect(screen.text()).toMatch(/First.*Second/);
    expect(screen.find('Show more')).toBeNull();
  });

  it('offers to add one to those who may', async () => {
    const none = () => new FakeServer().answer(reportsApi.list, { items: [], next: null });
    const { screen } = await given(none());
    expect(screen.text()).toContain('No reports yet');
    expect(screen.find('New report')).not.toBeNull();
    expect((await given(none(), { role: 'viewer' })).screen.find('New report')).toBeNull();
  });

  it('says that it loads, and what failed', async () => {
    expect((await given(new FakeServer().hang(reportsApi.list))).screen.isLoading()).toBe(true);
    const { screen } = await given(new FakeServer().refuse(reportsApi.list, 'Not now.'));
    expect(screen.text()).toContain('Not now.');
  });
});
