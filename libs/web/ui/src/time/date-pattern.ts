/** Parts of a date in the order in which a language writes them. */
type Part = 'year' | 'month' | 'day';

/** How dates are typed in a language: "31/12/2026", "12/31/2026", "2026-12-31". */
export interface DatePattern {
  readonly order: readonly Part[];
  /** "dd/mm/yyyy". */
  readonly shape: string;
  /** `2026-03-05` as it is typed; '' of ''. */
  write(date: string): string;
  /** What was typed as `2026-03-05`, '' when it is empty; null when it is no date. Without a year it is one of `year`. */
  read(text: string, year: number): string | null;
}

const NUMERIC = { day: '2-digit', month: '2-digit', year: 'numeric', calendar: 'gregory', timeZone: 'UTC' } as const;
const SHAPES: Readonly<Record<Part, string>> = { year: 'yyyy', month: 'mm', day: 'dd' };
/** Marks of direction, which some languages write between the digits. */
const MARKS = /[\u061c\u200e\u200f]/g;

/** @param locale a language tag, such as the one the person chose for dates */
export function datePattern(locale: string): DatePattern {
  const parts = new Intl.DateTimeFormat(locale, { ...NUMERIC, numberingSystem: 'latn' }).formatToParts(0);
  const order = parts.flatMap(({ type }) => (type === 'year' || type === 'month' || type === 'day' ? [type] : []));
  const between = parts.slice(1).find(({ type }) => type === 'literal')?.value ?? '';
  const separator = between.replace(MARKS, '').trim() || ' ';
  return {
    order,
    shape: order.map((part) => SHAPES[part]).join(separator),
    write: (date) => {
      const [year = '', month = '', day = ''] = date.split('-');
      return date === '' ? '' : order.map((part) => ({ year, month, day })[part]).join(separator);
    },
    read: (text, year) => readDate(text, { order, locale, year }),
  };
}

interface Reading {
  readonly order: readonly Part[];
  readonly locale: string;
  readonly year: number;
}

function readDate(text: string, { order, locale, year }: Reading): string | null {
  const plain = withLatinDigits(text.replace(MARKS, '')).trim().toLocaleLowerCase(locale);
  if (plain === '') return '';
  const month = monthNamed(plain, locale);
  const numbers = plain.match(/\d+/g) ?? [];
  if (month !== null) return dateOf(withMonth(numbers, month, year));
  if (/[^\d\s./\-年月日년월일г,]/u.test(plain)) return null;
  return dateOf(inOrder(numbers, order, year));
}

type Read = Readonly<Record<Part, number>> | null;

/** Four digits in front are a year everywhere; what is written without a year is of this one. */
function inOrder(numbers: readonly string[], order: readonly Part[], year: number): Read {
  const isYearFirst = numbers[0]?.length === 4;
  const sequence: readonly Part[] = isYearFirst ? ['year', 'month', 'day'] : order;
  const asked = numbers.length === 2 && !isYearFirst ? sequence.filter((part) => part !== 'year') : sequence;
  if (numbers.length !== asked.length) return null;
  const at = (part: Part) => numbers[asked.indexOf(part)];
  const whole = at('year') === undefined ? year : fullYear(at('year') ?? '');
  return whole === null ? null : { year: whole, month: Number(at('month')), day: Number(at('day')) };
}

/** With the month in words, the day is the short number and the year the long one. */
function withMonth(numbers: readonly string[], month: number, year: number): Read {
  const [first = '', second] = numbers;
  if (numbers.length === 0 || numbers.length > 2) return null;
  if (second === undefined) return { year, month, day: Number(first) };
  const [day, whole] = first.length === 4 ? [second, fullYear(first)] : [first, fullYear(second)];
  return whole === null ? null : { year: whole, month, day: Number(day) };
}

const fullYear = (digits: string): number | null => {
  if (digits.length === 4) return Number(digits);
  return digits.length === 2 ? 2000 + Number(digits) : null;
};

/** Null for days that no calendar has, such as 31 February. */
function dateOf(read: Read): string | null {
  if (!read) return null;
  const { year, month, day } = read;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal && year >= 1000 ? date.toISOString().slice(0, 10) : null;
}

/** The month that is written in words, in the person's language or in that of the application. */
function monthNamed(text: string, locale: string): number | null {
  const words = (text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? []).filter((word) => word.length >= 3);
  for (const language of [locale, 'en']) {
    const names = Array.from({ length: 12 }, (_, month) => monthName(month, language));
    const found = words.flatMap((word) => {
      const month = names.findIndex((name) => name.startsWith(word) || word.startsWith(name.slice(0, 3)));
      return month < 0 ? [] : [month + 1];
    });
    if (found[0] !== undefined) return found[0];
  }
  return null;
}

const monthName = (month: number, language: string): string =>
  new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC', calendar: 'gregory' })
    .formatToParts(Date.UTC(2026, month, 1))
    .filter(({ type }) => type === 'month')
    .map(({ value }) => value.toLocaleLowerCase(language))
    .join('');

/** Digits of any script, such as ٣, as 0 to 9. */
const withLatinDigits = (text: string): string =>
  text.replace(/\p{Nd}/gu, (digit) => {
    let zero = digit.codePointAt(0) ?? 0;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && (digit.codePointAt(0) ?? 0) - zero < 9) zero--;
    return String((digit.codePointAt(0) ?? 0) - zero);
  });
