import { type Block, type Column, type Facts, type Table, type TextTable } from '../content/blocks';
import { isRightToLeft } from '../content/direction';
import { isShortFacts, isShortTable } from '../content/extent';
import { escapedXml } from '../content/xml';
import { runOf } from './runs';

/** Fiftieths of a percent that are the whole width. */
const WHOLE = 5_000;
/** Characters of the longest cell of a row that is not cut at the end of a page. */
const SHORT = 900;

interface Shape {
  readonly style: string;
  readonly widths: readonly number[];
  /** What the table is, for those who do not see it. */
  readonly title?: string;
  readonly look: readonly ('firstRow' | 'firstColumn')[];
  readonly keep: boolean;
}

/** Whether a table stays on the page of what comes next. */
interface Kept {
  readonly keep: boolean;
}

/** Columns with a line of headings that every page repeats. A short one is on one page: its rows stay with the next. */
export function tableXml(table: Table, { keep }: Kept): string {
  const { caption, columns, rows } = table;
  const isShort = isShortTable(table);
  const heading = { style: 'TableHeading', keep: true };
  const head = columns.map(({ title, align }, at) => cell(share(columns, at), textXml(title, { ...heading, align })));
  const body = rows.map((row, index) => {
    const kept = isShort && (keep || index < rows.length - 1);
    const cells = row.map((words, at) =>
      cell(share(columns, at), textXml(words, { style: 'TableText', align: columns[at]?.align, keep: kept })),
    );
    return rowXml(cells, row.some((words) => words.length > SHORT) ? '' : '<w:cantSplit/>');
  });
  const shape = { style: 'ReportTable', widths: columns.map((_, at) => share(columns, at)), title: caption } as const;
  return (
    `<w:p><w:pPr><w:pStyle w:val="TableCaption"/></w:pPr>${runOf(caption)}</w:p>` +
    framed({ ...shape, look: ['firstRow', 'firstColumn'], keep }, [
      rowXml(head, '<w:cantSplit/><w:tblHeader/>'),
      ...body,
    ])
  );
}

/** Names and what they say: the names are the headings of their rows. */
export function factsXml(block: Facts, { keep }: Kept): string {
  const { facts } = block;
  if (facts.length === 0) return '';
  const isShort = isShortFacts(block);
  const widths = [WHOLE * 0.3, WHOLE * 0.7];
  const rows = facts.map(({ name, value }, index) => {
    const kept = { keep: isShort && (keep || index < facts.length - 1) };
    const cells = [
      cell(WHOLE * 0.3, textXml(name, { style: 'FactName', ...kept })),
      cell(WHOLE * 0.7, textXml(value, { style: 'FactValue', ...kept })),
    ];
    return rowXml(cells, value.length > SHORT ? '' : '<w:cantSplit/>');
  });
  return framed({ style: 'FactsTable', widths, look: ['firstColumn'], keep }, rows);
}

/** A table inside of what a person wrote. */
export function textTableXml({ rows }: TextTable, inside: (blocks: readonly Block[]) => string): string {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  if (columns === 0) return '';
  const width = Math.floor(WHOLE / columns);
  const heads = rows.length > 1 && rows[0]?.every(({ header }) => header) === true;
  const written = rows.map((row, at) => {
    const cells = Array.from({ length: columns }, (_, index) => cell(width, closed(inside(row[index]?.blocks ?? []))));
    const isHead = heads && at === 0;
    const isShort = cells.join('').replace(/<[^>]*>/g, '').length < SHORT;
    return rowXml(cells, `${isShort ? '<w:cantSplit/>' : ''}${isHead ? '<w:tblHeader/>' : ''}`);
  });
  const shape = { style: 'TextTable', widths: Array.from({ length: columns }, () => width) };
  return framed({ ...shape, look: heads ? ['firstRow'] : [], keep: false }, written);
}

/** A cell ends with a paragraph. */
const closed = (xml: string): string => xml || '<w:p/>';

function share(columns: readonly Column[], at: number): number {
  const sum = columns.reduce((total, { width }) => total + width, 0);
  return Math.floor(((columns[at]?.width ?? 0) / sum) * WHOLE);
}

/** With a paragraph after it: Word joins tables that nothing stands between. */
function framed({ style, widths, title, look, keep }: Shape, rows: readonly string[]): string {
  const has = (one: Shape['look'][number]): string => (look.includes(one) ? '1' : '0');
  const value = 0x400 + (look.includes('firstRow') ? 0x20 : 0) + (look.includes('firstColumn') ? 0x80 : 0);
  return (
    `<w:tbl><w:tblPr><w:tblStyle w:val="${style}"/><w:tblW w:w="${WHOLE}" w:type="pct"/><w:tblLayout w:type="fixed"/>` +
    `<w:tblLook w:val="${value.toString(16).toUpperCase().padStart(4, '0')}" w:firstRow="${has('firstRow')}" w:lastRow="0"` +
    ` w:firstColumn="${has('firstColumn')}" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>` +
    `${title === undefined ? '' : `<w:tblCaption w:val="${escapedXml(title)}"/>`}</w:tblPr>` +
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${Math.round(width * GRID)}"/>`).join('')}</w:tblGrid>` +
    `${rows.join('')}</w:tbl><w:p><w:pPr><w:pStyle w:val="AfterTable"/>${keep ? '<w:keepNext/>' : ''}</w:pPr></w:p>`
  );
}
/** Twentieths of a point of the text's width on A4, for each fiftieth of a percent. */
const GRID = 9_638 / WHOLE;

const rowXml = (cells: readonly string[], properties: string): string =>
  `<w:tr>${properties && `<w:trPr>${properties}</w:trPr>`}${cells.join('')}</w:tr>`;

const cell = (width: number, inside: string): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="pct"/></w:tcPr>${inside}</w:tc>`;

const SIDES = { start: 'left', end: 'right' } as const;

interface Words extends Kept {
  readonly style: string;
  readonly align?: keyof typeof SIDES | undefined;
}

function textXml(words: string, { style, align = 'start', keep }: Words): string {
  const [next, direction] = [keep ? '<w:keepNext/>' : '', isRightToLeft(words) ? '<w:bidi/>' : ''];
  const properties = `<w:pStyle w:val="${style}"/>${next}${direction}<w:jc w:val="${SIDES[align]}"/>`;
  return `<w:p><w:pPr>${properties}</w:pPr>${runOf(words)}</w:p>`;
}
