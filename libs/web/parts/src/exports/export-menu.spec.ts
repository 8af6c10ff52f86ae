import { openScreen } from '@certitude/web/testing';
import { type ExportChoice } from './export-choices';
import { ExportMenu } from './export-menu';

const choices: readonly ExportChoice[] = [
  { name: 'Workbook', purpose: 'To read.', address: '/api/one' },
  { name: 'List', purpose: 'To count.', address: '/api/two' },
];
const given = (inputs: Readonly<Record<string, unknown>>) => openScreen(ExportMenu, { inputs });

describe('an export menu', () => {
  it('offers each file with what it is for, and leads to it', async () => {
    const { screen } = await given({ choices });
    await screen.press('Export');
    const items = [...document.querySelectorAll<HTMLAnchorElement>('a[mat-menu-item]')];
    expect(items.map((item) => [item.textContent?.replace(/\s+/g, ' ').trim(), item.getAttribute('href')])).toEqual([
      ['Workbook To read.', '/api/one'],
      ['List To count.', '/api/two'],
    ]);
    expect(items.every((item) => item.hasAttribute('download') && item.getAttribute('role') === 'menuitem')).toBe(true);
  });

  it('is not there when there is nothing to take away', async () => {
    expect((await given({ choices: [] })).screen.find('Export')).toBeNull();
  });

  it('is named by what is exported', async () => {
    expect(
      (await given({ choices, label: 'Export Yearly', iconOnly: true })).screen.find('Export Yearly'),
    ).not.toBeNull();
  });
});
