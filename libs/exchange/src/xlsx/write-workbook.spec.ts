import { strFromU8, unzipSync } from 'fflate';
import { type Cell } from '../tables/table';
import { openWorkbook } from './workbook';
import { writeWorkbook } from './write-workbook';

const sheet = (rows: readonly (readonly Cell[])[], columns = rows[0]?.length ?? 1) => ({
  name: 'A & B',
  columns: Array.from({ length: columns }, (_column, index) => ({ heading: `H${index}`, width: 10 })),
  rows,
});
const readBack = (cell: Cell) =>
  openWorkbook(writeWorkbook([sheet([[cell]])]))
    ?.sheet('A & B')
    .get('A2');
const partOf = (bytes: Uint8Array, name: string): string => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());

describe('a written workbook', () => {
  it.each([
    '=cmd|"/C calc"!A0',
    'two\nlines',
    ' blanks ',
    '<b>&amp;"',
    'a_x000D_b',
    'bell \u0007',
    'Žluťoučký 𝕏',
    '0042',
    '2026-03-31',
  ])('holds the text %j as that text, and computes nothing', (text) => {
    expect(readBack(text)).toEqual({ value: text, isFormula: false });
  });

  it.each([
    ['a number', 2.5, 2.5],
    ['a yes', true, true],
    ['a day', { day: '2026-03-31' }, 46112],
    ['a leap day', { day: '2028-02-29' }, 46812],
    ['a moment', { moment: '2026-03-31T12:00:00.000Z' }, 46112.5],
    ['a day before spreadsheets count right', { day: '1900-01-15' }, '1900-01-15'],
  ])('holds %s as what it is', (_what, cell, value) => {
    expect(readBack(cell)?.value).toBe(value);
  });

  it('shows days and moments as dates', () => {
    const bytes = writeWorkbook([sheet([[{ day: '2026-03-31' }, { moment: '2026-03-31T12:00:00Z' }]])]);
    expect(partOf(bytes, 'xl/worksheets/sheet1.xml')).toMatch(/<c r="A2" s="2">.*<c r="B2" s="3">/);
    expect(partOf(bytes, 'xl/styles.xml')).toMatch(/cellXfs.*(<xf .*?){2}<xf numFmtId="164".*<xf numFmtId="165"/);
  });

  it('has a frozen line of headings and a filter over all rows and columns', () => {
    const bytes = writeWorkbook([sheet([Array.from({ length: 28 }, () => 'x'), []], 28)]);
    const xml = partOf(bytes, 'xl/worksheets/sheet1.xml');
    expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(xml).toContain('<autoFilter ref="A1:AB3"/>');
    expect(partOf(bytes, 'xl/workbook.xml')).toContain("'A & B'!$A$1:$AB$3".replace('&', '&amp;'));
  });

  it('says where a text is cut off that no cell holds', () => {
    const value = String(readBack('x'.repeat(40_000))?.value);
    expect([value.length, value.endsWith('the JSON export has it all)')]).toEqual([32_767, true]);
  });

  it('is the same bytes whenever it is written', () => {
    const write = () => Buffer.from(writeWorkbook([sheet([['a', 1]])])).toString('hex');
    const first = write();
    jest.useFakeTimers({ now: new Date('2030-01-01') });
    expect(write()).toBe(first);
    jest.useRealTimers();
  });
});
