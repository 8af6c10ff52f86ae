import { type Cell, type Table } from '../tables/table';
import { guarded } from './guard';

/** Bytes before the text by which Excel knows UTF-8. */
const MARK = '\uFEFF';

/** The line of headings of a list as CSV (RFC 4180), safe to open in a spreadsheet and read again by `readCsv`. */
export const csvHead = <Row>({ columns }: Table<Row>): string => MARK + lineOf(columns.map(({ heading }) => heading));

/** One line of it. */
export const csvLine = <Row>({ columns }: Table<Row>, row: Row): string =>
  lineOf(columns.map(({ value }) => guarded(textOf(value(row)))));

export const writeCsv = <Row>(table: Table<Row>, rows: readonly Row[]): string =>
  csvHead(table) + rows.map((row) => csvLine(table, row)).join('');

const lineOf = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\r\n`;

/** Also with semicolons and tabs, which separate cells elsewhere. */
const quoted = (text: string): string => (/[",;\t\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);

function textOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  if (typeof cell === 'number') return String(cell);
  return 'day' in cell ? cell.day : cell.moment;
}
