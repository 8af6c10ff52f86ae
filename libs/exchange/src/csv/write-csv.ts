import { type Cell, type Table } from '../tables/table';
import { guarded } from './guard';

/** Bytes before the text by which Excel knows UTF-8. */
const MARK = '\uFEFF';

/** A list with a line of headings as CSV (RFC 4180), safe to open in a spreadsheet and read again by `readCsv`. */
export function* csvLines<Row>({ columns }: Table<Row>, rows: Iterable<Row>): Generator<string> {
  yield MARK + lineOf(columns.map(({ heading }) => heading));
  for (const row of rows) yield lineOf(columns.map(({ value }) => guarded(textOf(value(row)))));
}

export function writeCsv<Row>(table: Table<Row>, rows: Iterable<Row>): string {
  return [...csvLines(table, rows)].join('');
}

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
