import { type Block, type Report, TEMPLATE, typstInputs } from '@certitude/reports';
import { PdfMaker } from './pdf-maker.service';

const columns = [
  { title: 'What', width: 50 },
  { title: 'Reason', width: 50 },
];
const table = (reason: string): Block => ({ kind: 'table', caption: 'Reasons', columns, rows: [['This', reason]] });
const kept = (value: string): Block => ({
  kind: 'together',
  blocks: [
    { kind: 'heading', level: 2, text: 'A heading' },
    { kind: 'facts', facts: [{ name: 'Reason', value }] },
  ],
});
const pagesOf = async (block: Block): Promise<number> => {
  const report: Report = {
    ...{ title: 'Report', subtitle: 'Of an assessment', label: null, organization: 'Example', date: '2026-11-28' },
    ...{ isDraft: false, isCompact: true, language: 'en', blocks: [block] },
    cover: { kind: 'facts', facts: [] },
  };
  return (await new PdfMaker().make({ template: TEMPLATE, inputs: typstInputs(report, 'a4'), madeAt: 0 })).pages;
};

describe('a page of a report', () => {
  it.each([
    ['a row', table],
    ['facts below a heading', kept],
  ])('is followed by another where %s is longer, so that nothing is below its end', async (_, block) => {
    expect(await pagesOf(block('Line\n'.repeat(230)))).toBeGreaterThan(3);
    expect(await pagesOf(block('M'.repeat(12_000)))).toBeGreaterThan(3);
    expect(await pagesOf(block('One line'))).toBe(1);
  });

  it('holds certificates as they are pasted, line by line', async () => {
    const text = 'MIIDazCCAlOgAwIBAgIUBmFkZXItb2YtYS1sb25nLXdvcmQtd2l0aG91dC1zcGFj\n'.repeat(400);
    expect(await pagesOf({ kind: 'code', text })).toBeGreaterThan(3);
  });
});
