import { newestFirst } from './newest-first';

const JANUARY = '2026-01-01T00:00:00Z';
const published = (version: string, publishedAt = JANUARY) => ({ version, publishedAt });

describe('the order of versions', () => {
  it.each([
    [
      ['1.9.0', '1.10.0', '2.0.0'],
      ['2.0.0', '1.10.0', '1.9.0'],
    ],
    [
      ['1.0', '1.0.1'],
      ['1.0.1', '1.0'],
    ],
    [
      ['2.0.0-1', '2.0.0-2'],
      ['2.0.0-2', '2.0.0-1'],
    ],
  ])('is by number: %j stand as %j', (given, expected) => {
    expect(newestFirst(given.map((version) => published(version))).map(({ version }) => version)).toEqual(expected);
  });

  it('is by the day of publishing where they are the same, and leaves what was given as it was', () => {
    const given = [published('2.0.0'), published('2.0.0', '2026-02-01T00:00:00Z')];
    expect(newestFirst(given).map(({ publishedAt }) => publishedAt.slice(5, 7))).toEqual(['02', '01']);
    expect(given.map(({ publishedAt }) => publishedAt.slice(5, 7))).toEqual(['01', '02']);
  });
});
