import { type Block, type Column, type Facts, type Table, type TextTable } from '../content/blocks';
import { escapedXml } from '../content/xml';
import { isRightToLeft, runOf } from './runs';

/** Fiftieths of a percent that are the whole width. */
const WHOLE = 5_000;
/** Characters of the longest cell of a row that is not cut at the end of a page. */
const SHORT = 900;
/** Word joins tables that nothing stands between. */
const AFTER = '<w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr></w:p>';

interface Shape {
  readonly style: string;
  readonly widths: readonly number[];
  /** What the table is, for those who do not see it. */
  readonly title?: string;
  readonly look?: 'firstRow' | 'firstColumn';
}

/** Columns with a line of headings that every page repeats. */
export function tableXml({ caption, columns, rows }: Table): string {
  const head = columns.map(({ title, align }, at) => cell(share(columns, at), textXml(title, align, 'TableHeading')));
  const body = rows.map((row) => {
    const cells = row.map((words, at) => cell(share(columns, at), textXml(words, columns[at]?.align)));
    return rowXml(cells, row.some((words) => words.length > SHORT) ? '' : '<w:cantSplit/>');
  });
  const shape = { style: 'ReportTable', widths: columns.map((_, at) => share(columns, at)), title: caption } as const;
  return (
    `<w:p><w:pPr><w:pStyle w:val="TableCaption"/></w:pPr>${runOf(caption)}</w:p>` +
    framed({ ...shape, look: 'firstRow' }, [rowXml(head, '<w:cantSplit/><w:tblHeader/>'), ...body])
  );
}

/** Names and what they say: the names are the headings of their rows. */
export function factsXml({ facts }: Facts): string {
  if (facts.length === 0) return '';
  const widths = [WHOLE * 0.3, WHOLE * 0.7];
  const rows = facts.map(({ name, value }) =>
    rowXml(
      [cell(WHOLE * 0.3, textXml(name, 'start', 'FactName')), cell(WHOLE * 0.7, textXml(value, 'start', 'FactValue'))],
      value.length > SHORT ? '' : '<w:cantSplit/>',
    ),
  );
  return framed({ style: 'FactsTable', widths, look: 'firstColumn' }, rows);
}

/** A table inside of what a person wrote. */
export function textTableXml({ rows }: TextTable, inside: (blocks: readonly Block[]) => string): string {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  if (columns === 0) return '';
  const width = Math.floor(WHOLE / columns);
  const heads = rows.length > 1 && rows[0]?.every(({ header }) => header) === true;
  const written = rows.map((row, at) => {
    const cells = Array.from({ length: columns }, (_, index) => cell(width, closed(inside(row[index]?.blocks ?? []))));
    return rowXml(cells, heads && at === 0 ? '<w:tblHeader/>' : '');
  });
  const shape = { style: 'TextTable', widths: Array.from({ length: columns }, () => width) };
  return framed({ ...shape, ...(heads && { look: 'firstRow' }) }, written);
}

/** A cell ends with a paragraph. */
const closed = (xml: string): string => xml || '<w:p/>';

function share(columns: readonly Column[], at: number): number {
  const sum = columns.reduce((total, { width }) => total + width, 0);
  return Math.floor(((columns[at]?.width ?? 0) / sum) * WHOLE);
}

function framed({ style, widths, title, look }: Shape, rows: readonly string[]): string {
  const has = (one: Shape['look']): string => (look === one ? '1' : '0');
  return (
    `<w:tbl><w:tblPr><w:tblStyle w:val="${style}"/><w:tblW w:w="${WHOLE}" w:type="pct"/><w:tblLayout w:type="fixed"/>` +
    `<w:tblLook w:val="${look === 'firstRow' ? '0420' : look === 'firstColumn' ? '0480' : '0400'}" w:firstRow="${has('firstRow')}" w:lastRow="0"` +
    ` w:firstColumn="${has('firstColumn')}" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>` +
    `${title === undefined ? '' : `<w:tblCaption w:val="${escapedXml(title)}"/>`}</w:tblPr>` +
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${Math.round(width * GRID)}"/>`).join('')}</w:tblGrid>` +
    `${rows.join('')}</w:tbl>${AFTER}`
  );
}
/** Twentieths of a point of the text's width on A4, for each fiftieth of a percent. */
const GRID = 9_638 / WHOLE;

const rowXml = (cells: readonly string[], properties: string): string =>
  `<w:tr>${properties && `<w:trPr>${properties}</w:trPr>`}${cells.join('')}</w:tr>`;

const cell = (width: number, inside: string): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="pct"/></w:tcPr>${inside}</w:tc>`;

const SIDES = { start: 'left', end: 'right' } as const;

function textXml(words: string, align: keyof typeof SIDES = 'start', style = 'TableText'): string {
  const properties = `<w:pStyle w:val="${style}"/>${isRightToLeft(words) ? '<w:bidi/>' : ''}<w:jc w:val="${SIDES[align]}"/>`;
  return `<w:p><w:pPr>${properties}</w:pPr>${runOf(words)}</w:p>`;
}
