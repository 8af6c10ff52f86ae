import { dateLocale } from './date-locale';
import {
  addDays,
  deadlineText,
  formatDate,
  formatDateOnly,
  formatDateTime,
  formatLongDate,
  formatSpan,
  formatTime,
  relativeTime,
  today,
  validUntilText,
} from './format';

const NOW = Date.parse('2026-03-05T12:00:00Z');

describe('times', () => {
  it.each([
    ['2026-03-05T11:59:30Z', 'just now'],
    ['2026-03-05T11:55:00Z', '5 min ago'],
    ['2026-03-05T09:00:00Z', '3 h ago'],
    ['2026-03-04T09:00:00Z', 'yesterday'],
    ['2026-03-01T12:00:00Z', '4 days ago'],
    ['2026-01-01T12:00:00Z', '1 Jan 2026'],
    ['2026-03-05T15:00:00Z', 'in 3 h'],
    ['2026-03-06T15:00:00Z', 'tomorrow'],
    ['2026-03-08T12:00:00Z', 'in 3 days'],
  ])('says %s as "%s"', (at, text) => {
    expect(relativeTime(at, NOW, 'UTC')).toBe(text);
  });

  it('counts days as the calendar of the person does', () => {
    const lateEvening = '2026-03-04T23:30:00Z';
    expect(relativeTime(lateEvening, NOW, 'UTC')).toBe('yesterday');
    expect(relativeTime(lateEvening, NOW, 'Europe/Prague')).toBe('12 h ago');
  });

  it('shows moments in the given zone', () => {
    expect(formatDateTime('2026-03-04T23:30:00Z', 'Europe/Prague')).toBe('5 Mar 2026, 00:30');
    expect(formatDate('2026-03-04T23:30:00Z', 'America/New_York')).toBe('4 Mar 2026');
    expect(today(Date.parse('2026-03-04T23:30:00Z'), 'Europe/Prague')).toBe('2026-03-05');
  });

  it('shows a date without a time as that date everywhere', () => {
    expect(formatDateOnly('2026-03-31')).toBe('31 Mar 2026');
  });

  it.each([
    ['2026-03-02', 'overdue by 3 days'],
    ['2026-03-04', 'overdue by 1 day'],
    ['2026-03-05', 'due today'],
    ['2026-03-06', 'due tomorrow'],
    ['2026-03-10', 'due in 5 days'],
    ['2026-04-30', 'due 30 Apr 2026'],
  ])('says the deadline %s as "%s"', (date, text) => {
    expect(deadlineText(date, '2026-03-05')).toBe(text);
  });

  it.each([
    ['2026-03-04', 'Ended 4 Mar 2026'],
    ['2026-03-05', 'Ends today'],
    ['2026-03-06', 'Ends tomorrow'],
    ['2026-03-07', '7 Mar 2026'],
  ])('says the last day %s as "%s"', (date, text) => {
    expect(validUntilText(date, '2026-03-05')).toBe(text);
  });

  it.each([
    ['2026-11-17', '2026-12-15', '17 Nov – 15 Dec 2026'],
    ['2026-10-25', '2027-01-08', '25 Oct 2026 – 8 Jan 2027'],
    ['2026-03-01', null, 'from 1 Mar 2026'],
    [null, '2026-03-01', 'until 1 Mar 2026'],
    [null, null, '–'],
  ])('says the span from %s to %s as %s', (from, to, text) => expect(formatSpan(from, to)).toBe(text));

  it('counts days across the end of a month and the change of clocks', () => {
    expect([addDays('2026-03-28', 4), addDays('2026-03-01', -1)]).toEqual(['2026-04-01', '2026-02-28']);
  });

  describe('in the language of the person', () => {
    afterEach(() => dateLocale.set('en-GB'));

    it.each([
      ['en-GB', '14:05', '5 – 7 Mar 2026'],
      ['en-US', '02:05 PM', 'Mar 5 – 7, 2026'],
      ['de-DE', '14:05', '5.–7. März 2026'],
    ])('%s: a time of day and a span', (locale, time, span) => {
      dateLocale.set(locale);
      const plain = (text: string) => text.replace(/\s/g, ' ');
      expect([
        plain(formatTime('2026-03-05T13:05:00Z', 'Europe/Prague')),
        plain(formatSpan('2026-03-05', '2026-03-07')),
      ]).toEqual([time, span]);
    });

    it.each([
      ['en-GB', '5 Mar 2026', '5 Mar 2026, 00:30', 'Thursday, 5 March 2026'],
      ['en-US', 'Mar 5, 2026', 'Mar 5, 2026, 12:30 AM', 'Thursday, March 5, 2026'],
      ['de-DE', '5. März 2026', '5. März 2026, 00:30', 'Donnerstag, 5. März 2026'],
      ['sv-SE', '5 mars 2026', '5 mars 2026 00:30', 'torsdag 5 mars 2026'],
      ['ja-JP', '2026年3月5日', '2026年3月5日 00:30', '2026年3月5日木曜日'],
      ['th-TH', '5 มี.ค. 2026', '5 มี.ค. 2026 00:30', 'วันพฤหัสบดีที่ 5 มีนาคม 2026'],
    ])('%s: %s', (locale, date, moment, day) => {
      dateLocale.set(locale);
      const plain = (text: string) => text.replace(/\s/g, ' ');
      expect(plain(formatDateOnly('2026-03-05'))).toBe(date);
      expect(plain(formatDateTime('2026-03-04T23:30:00Z', 'Europe/Prague'))).toBe(moment);
      expect(plain(formatLongDate('2026-03-04T23:30:00Z', 'Europe/Prague'))).toBe(day);
      // What is compared is not what is shown.
      expect(today(NOW, 'UTC')).toBe('2026-03-05');
    });
  });
});
