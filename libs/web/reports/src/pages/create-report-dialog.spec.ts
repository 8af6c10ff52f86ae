import { reportsApi } from '@certitude/contracts';
import { FakeServer, fakeId, openDialog } from '@certitude/web/testing';
import { CreateReportDialog } from './create-report-dialog';

const added = { id: fakeId(90), name: 'First', description: '', createdAt: '2026-01-01T00:00:00.000Z', version: 1 };

describe('adding a report', () => {
  it('sends what was typed and closes with what came of it', async () => {
    const server = new FakeServer().answer(reportsApi.create, added as never);
    const { screen, closed } = await openDialog(CreateReportDialog, null, { server });
    await screen.type('Name', 'First');
    await screen.press('Add');
    expect(server.requests(reportsApi.create)[0]?.body).toMatchObject({ name: 'First', description: '' });
    expect(closed()).toEqual({ with: added });
  });

  it('sends nothing without a name', async () => {
    const { screen, server, closed } = await openDialog(CreateReportDialog, null);
    await screen.press('Add');
    expect(server.requests(reportsApi.create)).toEqual([]);
    expect(closed()).toBeNull();
  });
});
