import { dateLocale } from './date-locale';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Moments are ISO strings or milliseconds since 1970. */
export type Moment = string | number;
const at = (moment: Moment): Date => new Date(moment);

/** "just now", "5 min ago", "3 h ago", "yesterday", "4 days ago", then the date. Future: "in 3 h". */
export function relativeTime(moment: Moment, now: number, timeZone: string): string {
  const past = now - at(moment).getTime();
  const size = Math.abs(past);
  if (size < MINUTE) return past >= 0 ? 'just now' : 'in a moment';
  if (size < HOUR) return phrase(past, Math.floor(size / MINUTE), 'min');
  const days = dayNumber(now, timeZone) - dayNumber(at(moment).getTime(), timeZone);
  if (size < DAY && (days === 0 || size < 6 * HOUR)) return phrase(past, Math.floor(size / HOUR), 'h');
  if (days === 1) return 'yesterday';
  if (days === -1) return 'tomorrow';
  if (Math.abs(days) < 7) return phrase(past, Math.abs(days), Math.abs(days) === 1 ? 'day' : 'days');
  return formatDate(moment, timeZone);
}

const phrase = (past: number, amount: number, unit: string): string =>
  past >= 0 ? `${amount} ${unit} ago` : `in ${amount} ${unit}`;

// One calendar for everybody: a deadline is the same day in every language.
const DAY_OF_MONTH = { day: 'numeric', month: 'short', year: 'numeric', calendar: 'gregory' } as const;
const TIME_OF_DAY = { hour: '2-digit', minute: '2-digit' } as const;
const LONG_DAY = { ...DAY_OF_MONTH, weekday: 'long', month: 'long' } as const;

const written = (moment: Moment, options: Intl.DateTimeFormatOptions, locale = dateLocale()): string =>
  new Intl.DateTimeFormat(locale, options).format(at(moment));

/** "5 Mar 2026" of a moment, in the given zone, as the person writes dates. */
export const formatDate = (moment: Moment, timeZone: string): string => written(moment, { ...DAY_OF_MONTH, timeZone });

/** "5 Mar 2026, 14:30" of a moment, in the given zone. */
export const formatDateTime = (moment: Moment, timeZone: string): string =>
  written(moment, { ...DAY_OF_MONTH, ...TIME_OF_DAY, timeZone });

/** "14:30" of a moment, in the given zone. */
export const formatTime = (moment: Moment, timeZone: string): string => written(moment, { ...TIME_OF_DAY, timeZone });

/** "Thursday, 5 March 2026" of a moment, in the given zone: a heading. */
export const formatLongDate = (moment: Moment, timeZone: string): string => written(moment, { ...LONG_DAY, timeZone });

/** "5 Mar 2026" of a date without a time (`2026-03-05`). It has no zone, so none shifts it. */
export const formatDateOnly = (date: string, locale = dateLocale()): string =>
  written(`${date}T00:00:00Z`, { ...DAY_OF_MONTH, timeZone: 'UTC' }, locale);

/** A span of days as short as it can be said: "17 Nov – 15 Dec 2026", "from 1 Mar 2026"; a dash for none. */
export function formatSpan(from: string | null, to: string | null): string {
  if (from && to) {
    const days = new Intl.DateTimeFormat(dateLocale(), { ...DAY_OF_MONTH, timeZone: 'UTC' });
    return days.formatRange(Date.parse(from), Date.parse(to)).replace(/[\u2009\u202f]/g, ' ');
  }
  if (from) return `from ${formatDateOnly(from)}`;
  return to ? `until ${formatDateOnly(to)}` : '–';
}

/** Today's date in a zone, as `2026-03-05`: what deadlines are compared with. */
export const today = (now: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).format(now);

/** The date so many days later, or earlier. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);

/** So many days ahead a deadline is told in days. */
const SOON = 7;

/** Whether a deadline says more than its date: it is over, or soon. */
export const isDueSoon = (date: string, todayDate: string): boolean =>
  Math.round((Date.parse(date) - Date.parse(todayDate)) / DAY) <= SOON;

/** A deadline in words: "overdue by 3 days", "due today", "due tomorrow", "due in 5 days", else "due 5 Mar 2026". */
export function deadlineText(date: string, todayDate: string): string {
  const days = Math.round((Date.parse(date) - Date.parse(todayDate)) / DAY);
  if (days < 0) return `overdue by ${-days} ${days === -1 ? 'day' : 'days'}`;
  if (days === 0) return 'due today';
  if (days === 1) return 'due tomorrow';
  return days <= SOON ? `due in ${days} days` : `due ${formatDateOnly(date)}`;
}

/** The last day of validity in words: "Ends today", "Ends tomorrow", "Ended 1 Mar 2026", else "5 Mar 2026". */
export function validUntilText(date: string, todayDate: string): string {
  const days = Math.round((Date.parse(date) - Date.parse(todayDate)) / DAY);
  if (days < 0) return `Ended ${formatDateOnly(date)}`;
  if (days > 1) return formatDateOnly(date);
  return days === 0 ? 'Ends today' : 'Ends tomorrow';
}

/** Days since 1970 of the calendar day that a moment falls on in a zone. */
const dayNumber = (moment: number, timeZone: string): number => Date.parse(today(moment, timeZone)) / DAY;
