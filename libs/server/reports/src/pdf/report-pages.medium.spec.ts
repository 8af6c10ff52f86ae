import { type Block, type Report, TEMPLATE, typstInputs } from '@certitude/reports';
import { edgesOf, textsOf } from '../testing/pdf/pdf-text';
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
const reportWith = (...blocks: Block[]): Report => ({
  ...{ title: 'Report', subtitle: 'Of an assessment', label: null, organization: 'Example', date: '2026-11-28' },
  ...{ isDraft: false, isCompact: true, language: 'en', blocks },
  cover: { kind: 'facts', facts: [] },
});
const pagesOf = async (block: Block): Promise<number> => {
  const report = reportWith(block);
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

  it('begins at the right with what is written from right to left', async () => {
    const block = (text: string): Block => ({ kind: 'paragraph', inlines: [{ text }] });
    const [paragraph, list] = [
      block('ש PKI.'),
      { kind: 'list', ordered: false, start: 1, items: [[block('ת')]] } as const,
    ];
    const cell: Block = { kind: 'table', caption: 'Words', columns, rows: [['This', 'ל']] };
    const { content } = await new PdfMaker().make({
      template: TEMPLATE,
      inputs: typstInputs(reportWith(paragraph, list, cell, block('A א')), 'a4'),
      madeAt: 0,
    });
    for (const sign of 'שתל') expect((await edgesOf(content, sign))[0]?.[0]).toBeGreaterThan(0.8);
    expect((await edgesOf(content, 'א'))[0]?.[0]).toBeLessThan(0.2);
  });

  it('holds certificates as they are pasted, line by line', async () => {
    const text = 'MIIDazCCAlOgAwIBAgIUBmFkZXItb2YtYS1sb25nLXdvcmQtd2l0aG91dC1zcGFj\n'.repeat(400);
    expect(await pagesOf({ kind: 'code', text })).toBeGreaterThan(3);
  });
});

describe('a page of requirements without notes', () => {
  it('is filled, and ends with no heading', async () => {
    const numbers = Array.from({ length: 40 }, (_, at) => at + 100);
    const facts = Array.from({ length: 4 }, (_, at) => ({ name: `Name ${at}`, value: 'Words' }));
    const parts = numbers.flatMap((number): Block[] => [
      { kind: 'heading', level: 3, text: `Category ${number}` },
      { kind: 'paragraph', tone: 'quiet', inlines: [{ text: `Score ${number}` }] },
      {
        kind: 'together',
        blocks: [
          { kind: 'heading', level: 4, text: `Requirement ${number}` },
          { kind: 'facts', facts },
        ],
      },
    ]);
    const report = { ...reportWith({ kind: 'heading', level: 2, text: 'Answers' }, ...parts), isCompact: false };
    const { content } = await new PdfMaker().make({
      template: TEMPLATE,
      inputs: typstInputs(report, 'a4'),
      madeAt: 0,
    });
    const [, ...pages] = await textsOf(content);
    const on = (words: string): readonly string[] =>
      pages.flatMap((page) =>
        Array.from(page.matchAll(new RegExp(`${words} (\\d{3})`, 'g')), ([, number]) => number ?? ''),
      );
    expect(on('Requirement')).toEqual(numbers.map(String));
    for (const page of pages) {
      const [categories, requirements] = ['Category', 'Requirement'].map((words) => page.split(words).length - 1);
      expect(categories).toBe(requirements);
    }
    const counts = pages.map((page) => page.split('Requirement').length - 1);
    expect(Math.min(...counts.slice(0, -1))).toBeGreaterThanOrEqual(4);
  });
});

describe('a table of a report', () => {
  const rows = (count: number, words: string): Block => ({
    kind: 'table',
    caption: 'Reasons',
    columns,
    rows: Array.from({ length: count }, (_, at) => [`Row ${at}`, words]),
  });
  const above: Block = { kind: 'paragraph', inlines: [{ text: 'Line\n'.repeat(35) }] };
  const pagesWith = async (table: Block): Promise<readonly string[]> => {
    const { content } = await new PdfMaker().make({
      template: TEMPLATE,
      inputs: typstInputs(reportWith(above, table), 'a4'),
      madeAt: 0,
    });
    return textsOf(content);
  };

  it.each([16, 22])('stands on one page where it is short: %i rows', async (count) => {
    const pages = await pagesWith(rows(count, 'One line'));
    expect(pages.map((page) => page.match(/Row \d+/g)?.length ?? 0)).toEqual([0, count]);
  });

  it.each(['One line', 'W'.repeat(200), '\u8bc1'.repeat(200), 'Line\n'.repeat(12)])(
    'is never cut off at the end of a page: %.8s',
    async (words) => {
      for (const count of [4, 9, 18, 40]) {
        const pages = await pagesWith(rows(count, words));
        expect(pages.join(' ').match(/Row \d+/g)).toHaveLength(count);
      }
    },
  );
});
