import { type Findings } from '../document/findings';
import { type Place } from '../document/assessment-document';
import { ExchangeError } from '../exchange-error';
import { type Sheet } from './sheet';
import { type Workbook } from './workbook';

/** The cells of one sheet that a person fills in. */
export class InputCells {
  readonly #cells: Sheet;

  constructor(
    workbook: Workbook,
    readonly sheet: string,
    private readonly findings: Findings,
  ) {
    this.#cells = workbook.sheet(sheet);
  }

  place(cell: string): Place {
    return { sheet: this.sheet, cell };
  }

  /** The text of a cell; undefined when it is empty. @throws ExchangeError for a formula, which is never computed */
  text(cell: string): string | undefined {
    const value = this.#input(cell);
    return value === undefined || value === '' ? undefined : String(value);
  }

  /** One of the words, whatever its case and the blanks around it. */
  word<Word extends string>(cell: string, words: readonly Word[]): Word | undefined {
    const text = this.text(cell)?.trim().toLowerCase();
    if (text === undefined || text === '') return undefined;
    const known = words.find((word) => word === text);
    if (known === undefined) this.odd(cell, `must be ${words.join(' or ')}`);
    return known;
  }

  /** A day, stored as a number of days; a date in words is kept and not guessed. */
  day(cell: string): string | undefined {
    const value = this.#input(cell);
    if (value === undefined || value === '') return undefined;
    if (typeof value === 'number' && value >= FIRST_SERIAL && value < LAST_SERIAL) return dayOfSerial(value);
    return this.odd(cell, 'must be a date');
  }

  /** Keeps the content of a cell that has the wrong shape. */
  odd(cell: string, problem: string): undefined {
    const place = this.place(cell);
    this.findings.keep(problem, this.#cells.get(cell)?.value, place);
    this.findings.warn('odd-value', `${this.sheet}!${cell} ${problem}.`, place);
  }

  /** The last row that holds something. */
  get lastRow(): number {
    return [...this.#cells.keys()].reduce((last, cell) => Math.max(last, Number(/\d+$/.exec(cell)?.[0] ?? 0)), 0);
  }

  /** The stored value of a cell that may be computed by the workbook. */
  stored(cell: string): string {
    return String(this.#cells.get(cell)?.value ?? '');
  }

  /** The cells of a column that hold something, by row. */
  column(letter: string): ReadonlyMap<number, string> {
    const found = [...this.#cells].flatMap(([cell, { value }]) => {
      const [, column, row] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
      return column === letter ? [[Number(row), String(value)] as const] : [];
    });
    return new Map(found);
  }

  #input(cell: string): string | number | boolean | undefined {
    const found = this.#cells.get(cell);
    if (found?.isFormula) {
      throw new ExchangeError('formula', `${this.sheet}!${cell} holds a formula: put its value there and save.`);
    }
    return found?.value;
  }
}

/** Days count from the end of 1899, with a 29 February 1900 that never was: earlier ones are not meant. */
const FIRST_SERIAL = 61;
const LAST_SERIAL = 2_958_466;
const EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

const dayOfSerial = (serial: number): string => new Date(EPOCH + Math.floor(serial) * DAY).toISOString().slice(0, 10);
