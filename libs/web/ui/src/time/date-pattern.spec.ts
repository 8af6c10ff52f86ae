import { datePattern } from './date-pattern';

describe('a date as it is typed', () => {
  it.each([
    ['en-GB', 'dd/mm/yyyy', '05/03/2026'],
    ['en-US', 'mm/dd/yyyy', '03/05/2026'],
    ['de-DE', 'dd.mm.yyyy', '05.03.2026'],
    ['cs-CZ', 'dd.mm.yyyy', '05.03.2026'],
    ['hu-HU', 'yyyy.mm.dd', '2026.03.05'],
    ['sv-SE', 'yyyy-mm-dd', '2026-03-05'],
    ['ja-JP', 'yyyy/mm/dd', '2026/03/05'],
    ['ar', 'dd/mm/yyyy', '05/03/2026'],
    // Their calendars count other years; deadlines are the same for everybody.
    ['fa-IR', 'yyyy/mm/dd', '2026/03/05'],
    ['th-TH', 'dd/mm/yyyy', '05/03/2026'],
  ])('%s: %s, and reads what it wrote', (locale, shape, text) => {
    const pattern = datePattern(locale);
    expect([pattern.shape, pattern.write('2026-03-05'), pattern.read(text, 1999)]).toEqual([shape, text, '2026-03-05']);
    expect(pattern.write('')).toBe('');
  });

  it.each([
    ['en-GB', '5.3.26', '2026-03-05'],
    ['en-GB', ' 5 / 3 / 2026 ', '2026-03-05'],
    ['en-GB', '5/3', '2026-03-05'],
    ['en-US', '5/3', '2026-05-03'],
    ['en-US', '5-3-2026', '2026-05-03'],
    ['en-US', '2026-03-05', '2026-03-05'],
    ['de-DE', '2026/3/5', '2026-03-05'],
    ['en-GB', '5 Mar 2026', '2026-03-05'],
    ['en-GB', 'March 5, 2026', '2026-03-05'],
    ['en-GB', '5 sept', '2026-09-05'],
    ['de-DE', '5. März 2026', '2026-03-05'],
    ['de-DE', '5 October 2026', '2026-10-05'],
    ['cs-CZ', '5. března 2026', '2026-03-05'],
    ['ja-JP', '2026年3月5日', '2026-03-05'],
    ['ar', '٠٥/٠٣/٢٠٢٦', '2026-03-05'],
    ['en-GB', '29/02/2028', '2028-02-29'],
    ['en-GB', '', ''],
  ])('%s: “%s” is %s', (locale, text, date) => expect(datePattern(locale).read(text, 2026)).toBe(date));

  it.each([
    '31/02/2026',
    '29/02/2026',
    '12/31/2026',
    '5',
    '5/3/026',
    '1/2/3/2026',
    'tomorrow',
    '5/3/2026 or so',
    '0/1/2026',
  ])('“%s” is no date', (text) => expect(datePattern('en-GB').read(text, 2026)).toBeNull());
});
