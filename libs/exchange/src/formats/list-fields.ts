import { type Findings } from '../document/findings';
import { ExchangeError } from '../exchange-error';
import { isDay } from '../input/fields';
import { type ListRow } from './list-rows';

/** Everything that stands in a column, each once; a cell may have several lines. */
export const valuesIn = (rows: readonly ListRow[], heading: string): readonly string[] => [
  ...new Set(rows.flatMap((row) => linesIn(row.text(heading)))),
];

/** The lines of a cell that say something. */
export const linesIn = (text: string): readonly string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What is the same in all lines; empty where none says it. @throws ExchangeError where it is not */
export function theOne(rows: readonly ListRow[], heading: string, what: string): string {
  const all = valuesIn(rows, heading);
  if (all.length > 1) {
    throw new ExchangeError(
      'several-assessments',
      `The list is of more than one ${what} (${all.slice(0, 3).join(', ')}): bring one at a time.`,
    );
  }
  return all[0] ?? '';
}

/** One of the words of a column, whatever its case and the blanks in it; something else is kept, and said. */
export function wordOf<Word extends string>(
  row: ListRow,
  heading: string,
  words: readonly Word[],
  findings: Findings,
): Word | undefined {
  const text = row.text(heading).trim().toLowerCase().replace(/\s+/g, '-');
  const word = words.find((one) => one === text);
  if (text !== '' && word === undefined) oddCell(row, heading, `must be one of ${words.join(', ')}`, findings);
  return word;
}

/** A day of a column; something else is kept, and said. */
export function dayOf(row: ListRow, heading: string, findings: Findings): string | undefined {
  const text = row.day(heading).trim();
  if (text === '') return undefined;
  if (isDay(text)) return text;
  oddCell(row, heading, 'must be a date such as 2026-06-30', findings);
  return undefined;
}

/** Keeps what has the wrong shape, and says where it stood. */
export function oddCell(row: ListRow, heading: string, problem: string, findings: Findings): void {
  findings.keep(problem, row.text(heading), row.place(heading));
  findings.warn(
    'odd-value',
    `${row.text('Key') || row.text('Title') || 'A line'}: ${heading} ${problem}.`,
    row.place(heading),
  );
}

/** The columns of a line that say something, by their headings. */
export const saidIn = (row: ListRow, headings: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(headings.flatMap((heading) => (row.text(heading) === '' ? [] : [[heading, row.text(heading)]])));

/** Keeps what a line says in these columns, with the name by which people know the line; nothing where it says nothing there. */
export function keepRest(
  row: ListRow,
  { name, headings, reason }: { readonly name: string; readonly headings: readonly string[]; readonly reason: string },
  findings: Findings,
): void {
  const left = saidIn(row, headings);
  if (Object.keys(left).length > 0) findings.keep(reason, { [name]: row.text(name), ...left }, row.place(name));
}

/** The id of a person whom a list names. */
export function personNamed(name: string, people: Map<string, string>): string | undefined {
  if (name === '') return undefined;
  const id = people.get(name) ?? `name:${name}`;
  people.set(name, id);
  return id;
}
