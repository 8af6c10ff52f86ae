import { openPanel, streamOf } from '../../testing/open-panel';
import { assessmentView, organizationId, petra } from '@certitude/web/testing';
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
      ['Strategy', '4.00', '1 of 2', '4'],
      ['Policies', 'Not assessed', '0 of 1', '4'],
      ['Monitoring', 'Not assessed', '0 of 1', '4'],
    ]);
    await screen.press('Show Categories as a table');
    expect(rows('certitude-radar-chart')).toEqual([
      ['Strategy', '4.00', '4.00'],
      ['Policies', 'Not assessed', '4.00'],
      ['Monitoring', 'Not assessed', '4.00'],
    ]);
  });

  it('say by which rules they are scored, why, and lead to all of them', async () => {
    const stream = streamOf({ [petra]: 'assessor' }, { level: 4 });
    const { screen } = await openPanel(ResultsPanel, { me: petra, role: 'assessor', stream });
    expect(screen.text()).toMatch(/4\.00\s*Managed\s*1 of 4 assessed\s*PKIMM scoring/);
    await screen.press('Why this number: Overall');
    await screen.sees('Total of what counts');
    expect(screen.text()).toContain('left out of the average');
    expect(screen.leadsTo('All results as a page')).toBe(
      `/o/${organizationId}/assessments/${assessmentView.id}/results`,
    );
  });
});
