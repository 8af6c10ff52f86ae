const DAY = 86_400;
/** Up to so many seconds people count along; what is further away has a time. */
const COUNTABLE = 90;

/**
 * Seconds that an answer asks to wait: its header `Retry-After`, which is a number or a date (RFC 9110).
 * @param now milliseconds since 1970
 * @returns null where it does not say, or says nothing of use
 */
export function secondsToWait(header: string | null, now = Date.now()): number | null {
  const text = header?.trim() ?? '';
  const seconds = /^\d+$/.test(text) ? Number(text) : Math.ceil((Date.parse(text) - now) / 1_000);
  return seconds > 0 && seconds <= DAY ? seconds : null;
}

/** How a time of day is written. A page has one, as it has one language of dates: the application sets both. */
export const timeOfDay = { write: (moment: number): string => `${new Date(moment).toISOString().slice(11, 16)} UTC` };

/** When that is, in words: "in 12 seconds", or "at 14:05", which stays true for as long as it is shown. */
export function whenAgain(seconds: number, now = Date.now()): string {
  if (seconds <= COUNTABLE) return seconds === 1 ? 'in 1 second' : `in ${seconds} seconds`;
  // Never a minute too early.
  return `at ${timeOfDay.write(Math.ceil((now + 1_000 * seconds) / 60_000) * 60_000)}`;
}
