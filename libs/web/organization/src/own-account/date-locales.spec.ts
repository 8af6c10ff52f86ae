import { DateLocale } from '@certitude/contracts';
import { dateLocales } from './date-locales';

describe('languages of dates', () => {
  it('are by name, and all of them can be kept', () => {
    const all = dateLocales('en-GB');
    expect(all).toContainEqual({ tag: 'cs-CZ', name: 'Czech (Czechia)' });
    expect(all.map(({ name }) => name)).toEqual(all.map(({ name }) => name).sort((a, b) => a.localeCompare(b, 'en')));
    expect(all.filter(({ tag }) => !DateLocale.safeParse(tag).success)).toEqual([]);
    expect(new Set(all.map(({ tag }) => tag)).size).toBe(all.length);
  });

  it('have the one in use among them', () => {
    expect(dateLocales('en-JM')).toContainEqual({ tag: 'en-JM', name: 'English (Jamaica)' });
  });
});
