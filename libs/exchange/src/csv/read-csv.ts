import { ExchangeError } from '../exchange-error';
import { LIMITS } from '../limits';
import { unguarded } from './guard';

/** A line of a list by its headings, and where it stood. */
export interface CsvRow {
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
}

/**
 * Reads a list with a line of headings, separated by commas, semicolons or tabs, whatever the headings have between them.
 * @throws ExchangeError for a quote that is never closed, and for too many cells
 */
export function readCsv(text: string): readonly CsvRow[] {
  const [headings, ...lines] = linesOf(text);
  const names = headings?.cells.map((name) => name.trim()) ?? [];
  return lines
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .map(({ line, cells }) => ({
      line,
      cells: new Map(names.map((name, index) => [name, unguarded(cells[index] ?? '')])),
    }));
}

/** The same without headings: the cells of each line as they stand. */
export const linesOf = (text: string): readonly Line[] => cellsOf(text.replace(/^\uFEFF/, ''));

interface Line {
  readonly line: number;
  readonly cells: string[];
}

/** Each match is one cell, quoted or plain, and what ends it. */
function cellsOf(text: string): readonly Line[] {
  const separator = separatorOf(text);
  const cell = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n][^${separator}\\r\\n]*|))(${separator}|\\r\\n|\\n|\\r|$)`,
    'y',
  );
  const lines: Line[] = [];
  let [current, line, count]: [Line, number, number] = [{ line: 1, cells: [] }, 1, 0];
  while (cell.lastIndex < text.length || current.cells.length > 0) {
    const [, quoted, plain = '', end = ''] = cell.exec(text) ?? missingQuote(line);
    current.cells.push(quoted === undefined ? plain : quoted.replace(/""/g, '"').replace(/\r\n?/g, '\n'));
    line += (quoted?.match(/\r\n|\n|\r/g)?.length ?? 0) + (end === separator || end === '' ? 0 : 1);
    count += 1;
    if (count > LIMITS.cells) throw new ExchangeError('too-many-keys', 'The list has too many cells.');
    if (end === separator) continue;
    lines.push(current);
    current = { line, cells: [] };
  }
  return lines;
}

function missingQuote(line: number): never {
  throw new ExchangeError('damaged', `A quote in the list is not closed, in or after line ${line}.`);
}

/** What stands most often in the first line. */
export function separatorOf(text: string): string {
  const [first = ''] = text.split(/[\r\n]/, 1);
  const counted = [',', ';', '\t'].map((separator) => ({ separator, count: first.split(separator).length }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).separator;
}
