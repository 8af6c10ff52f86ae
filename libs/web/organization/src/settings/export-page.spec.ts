import { archivesApi } from '@certitude/contracts/exchange';
import { FakeServer, openScreen } from '@certitude/web/testing';
import { ExportPage } from './export-page';

describe('the export of an organization', () => {
  it('leads to each file, and says what it is for', async () => {
    const { screen } = await openScreen(ExportPage, {
      role: 'owner',
      server: new FakeServer().answer(archivesApi.list, { items: [], origin: null }),
    });
    expect(screen.leadsTo('Workbook (XLSX)')).toMatch(/\/organizations\/[0-9a-f-]+\/exports\/xlsx$/);
    expect(screen.leadsTo('Certitude (JSON)')).toMatch(/\/exports\/json$/);
    expect(screen.text()).toContain('Take everything with you');
    expect(screen.text()).toContain('All assessments in the same sheets');
  });
});
