import { DateTime } from 'luxon';

/**
 * Today's date where the organization is.
 * @param timeZone IANA name
 * @returns `2030-01-15`
 */
export const dateIn = (timeZone: string, now: Date): string =>
  DateTime.fromJSDate(now, { zone: timeZone }).toFormat('yyyy-MM-dd');
