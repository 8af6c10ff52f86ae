import { type Findings } from '../document/findings';
import { type Place } from '../document/assessment-document';
import { type PlainObject, isPlainObject } from './plain-data';

/** Where the fields of a source stand, and who hears of what is odd about them. */
export interface Origin {
  readonly findings: Findings;
  readonly lineOf: (path: readonly string[]) => number | undefined;
}

/**
 * The fields of one object of a source. What is asked for is checked; what has the wrong shape and what nobody asked
 * for is kept as content without a place, so that nothing is lost.
 */
export class Fields {
  readonly #asked = new Set<string>();

  constructor(
    private readonly object: PlainObject,
    private readonly path: readonly string[],
    private readonly origin: Origin,
  ) {}

  get names(): readonly string[] {
    return Object.keys(this.object);
  }

  place(...names: readonly string[]): Place {
    const path = [...this.path, ...names];
    const line = this.origin.lineOf(path);
    return { key: path.join('.'), ...(line !== undefined && { line }) };
  }

  /** A text; numbers, truth values of hand-edited files as they are spelled. */
  text(name: string): string | undefined {
    const value = this.#take(name);
    if (value === undefined || typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') {
      this.origin.findings.warn('not-quoted', `${name} is not quoted and was read as text.`, this.place(name));
      return String(value);
    }
    return this.odd(name, 'must be a text');
  }

  flag(name: string): boolean | undefined {
    const value = this.#take(name);
    if (value === undefined || typeof value === 'boolean') return value;
    return this.odd(name, 'must be true or false');
  }

  number(name: string): number | undefined {
    const value = this.#take(name);
    if (value === undefined || typeof value === 'number') return value;
    return this.odd(name, 'must be a number');
  }

  /** A day. A moment, as unquoted dates become in some tools, is taken as its day. */
  day(name: string): string | undefined {
    const value = this.#take(name);
    if (value === undefined) return undefined;
    const [, day, moment] = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}.*)?$/.exec(String(value)) ?? [];
    if (!day || !isDay(day)) return this.odd(name, 'must be a date such as 2026-06-30');
    if (moment) this.origin.findings.warn('moment', `${name} is a moment and was read as its day.`, this.place(name));
    return day;
  }

  oneOf<Word extends string>(name: string, words: readonly Word[]): Word | undefined {
    const value = this.#take(name);
    if (value === undefined) return undefined;
    return words.find((word) => word === value) ?? this.odd(name, `must be ${words.join(' or ')}`);
  }

  texts(name: string): string[] | undefined {
    const value = this.#take(name);
    if (value === undefined) return undefined;
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return [...value];
    return this.odd(name, 'must be a list of texts');
  }

  /** The object of that name, read by somebody else. */
  group<Read>(name: string, read: (fields: Fields) => Read): Read | undefined {
    const value = this.#take(name);
    if (value === undefined) return undefined;
    if (!isPlainObject(value)) return this.odd(name, 'must be a group of fields');
    return readWhole(new Fields(value, [...this.path, name], this.origin), read);
  }

  /** The list of objects of that name, each read by somebody else. */
  list<Item>(name: string, read: (fields: Fields) => Item): Item[] | undefined {
    const value = this.#take(name);
    if (value === undefined) return undefined;
    if (!Array.isArray(value) || !value.every(isPlainObject))
      return this.odd(name, 'must be a list of groups of fields');
    return value.map((item, index) => readWhole(new Fields(item, [...this.path, name, `${index}`], this.origin), read));
  }

  /** The value as it is, for content that is kept without looking into it. */
  raw(name: string): unknown {
    return this.#take(name);
  }

  /** Keeps what nobody asked for. */
  keepRest(): void {
    for (const name of this.names) if (!this.#asked.has(name)) this.keep(name, 'is no field of this format');
  }

  /** Keeps a field with its content because it has no place; writing the same format puts it back. */
  keep(name: string, reason: string): void {
    this.#asked.add(name);
    this.origin.findings.keep(reason, this.object[name], this.place(name), [...this.path, name]);
  }

  /** Keeps a value of the wrong shape; it is not written again, because it breaks the format's rules. */
  odd(name: string, problem: string): undefined {
    const place = this.place(name);
    this.origin.findings.keep(problem, this.object[name], place);
    this.origin.findings.warn('odd-value', `${name} ${problem}.`, place);
  }

  #take(name: string): unknown {
    this.#asked.add(name);
    const value = Object.hasOwn(this.object, name) ? this.object[name] : undefined;
    return value === null ? undefined : value;
  }
}

function readWhole<Read>(fields: Fields, read: (fields: Fields) => Read): Read {
  const value = read(fields);
  fields.keepRest();
  return value;
}

/** Whether a text is a day of the calendar. */
export function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
