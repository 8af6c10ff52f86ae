import { petra } from '@certitude/web/testing';
import { openPanel, streamOf } from '../../testing/open-panel';
import { ResultsPanel } from './results-panel';

describe('the results of an assessment', () => {
  it('show every category, as far as it was answered, beside the target', async () => {
    const stream = streamOf({ [petra]: 'assessor' }, { level: 4 });
    const { screen } = await openPanel(ResultsPanel, { me: petra, role: 'assessor', stream });
    await screen.press('Show Categories by level as a table');
    const rows = (chart: string) =>
      [...screen.root.querySelectorAll(`${chart} tbody tr`)].map((row) =>
        [...row.children].map((cell) => cell.textContent?.trim()),
      );
    expect(rows('certitude-level-bars')).toEqual([
      ['Strategy', '4.0', '1 of 2', '4'],
      ['Policies', 'Not assessed', '0 of 1', '4'],
      ['Monitoring', 'Not assessed', '0 of 1', '4'],
    ]);
    await screen.press('Show Categories as a table');
    expect(rows('certitude-radar-chart')).toEqual([
      ['Strategy', '4.0', '4.0'],
      ['Policies', 'Not assessed', '4.0'],
      ['Monitoring', 'Not assessed', '4.0'],
    ]);
  });
});
