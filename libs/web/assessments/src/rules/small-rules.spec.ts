import { type AssessmentView, type ModelReleaseSummary, type PkiView } from '@certitude/contracts';
import { periodText } from './period';
import { pkiGroups } from './pki-groups';
import { newestFirst, releaseText } from './releases';

describe('periods', () => {
  it.each([
    ['2026-11-17', '2026-12-15', '17 Nov – 15 Dec 2026'],
    ['2026-10-25', '2027-01-08', '25 Oct 2026 – 8 Jan 2027'],
    ['2026-03-01', null, 'from 1 Mar 2026'],
    [null, '2026-03-01', 'until 1 Mar 2026'],
    [null, null, '–'],
  ])('from %s to %s are said as %s', (from, to, text) => {
    expect(periodText(from, to)).toBe(text);
  });
});

describe('model releases', () => {
  const release = (version: string): ModelReleaseSummary =>
    ({ version, wording: 'certitude', requirements: 72, publishedAt: '2026-01-01T00:00:00Z' }) as ModelReleaseSummary;

  it('stand newest first, counted as numbers', () => {
    const versions = newestFirst(['1.9.0', '1.10.0', '2.0.0'].map(release)).map(({ version }) => version);
    expect(versions).toEqual(['2.0.0', '1.10.0', '1.9.0']);
  });

  it.each([
    [
      ['1.0', '1.0.1'],
      ['1.0.1', '1.0'],
    ],
    [
      ['2.0.0-1', '2.0.0-2'],
      ['2.0.0-2', '2.0.0-1'],
    ],
    [
      ['1.x.0', '1.0.1'],
      ['1.0.1', '1.x.0'],
    ],
  ])('of versions %j stand as %j', (given, expected) => {
    expect(newestFirst(given.map(release)).map(({ version }) => version)).toEqual(expected);
  });

  it('of the same version stand with the one published last first, and those given stay as they were', () => {
    const given = ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'].map((publishedAt) => ({
      ...release('2.0.0'),
      publishedAt,
    }));
    expect(newestFirst(given).map(({ publishedAt }) => publishedAt.slice(5, 7))).toEqual(['02', '01']);
    expect(given.map(({ publishedAt }) => publishedAt.slice(5, 7))).toEqual(['01', '02']);
  });

  it('say whose wording they have', () => {
    expect(releaseText({ ...release('2.0.0'), wording: 'official' })).toBe(
      '2.0.0 · official wording · 72 requirements',
    );
    expect(releaseText(release('2.0.0'))).toBe('2.0.0 · 72 requirements');
  });
});

describe('PKIs with their assessments', () => {
  const pki = (id: string, name: string): PkiView => ({ id, name }) as PkiView;
  const assessment = (pkiId: string, name: string): AssessmentView => ({ pkiId, name }) as AssessmentView;
  const pkis = [pki('b', 'Web'), pki('a', 'Devices')];
  const assessments = [assessment('a', 'Spring 2026'), assessment('a', 'Autumn 2025'), assessment('b', 'Spring 2026')];
  const found = (search: string) =>
    pkiGroups(pkis, assessments, search).map((group) => [group.pki.name, group.assessments.length]);

  it('stand by name, those without assessments too', () => {
    expect(pkiGroups([...pkis, pki('c', 'Code')], assessments, '').map((group) => group.pki.name)).toEqual([
      'Code',
      'Devices',
      'Web',
    ]);
  });

  it('are found by either name', () => {
    expect(found('spring')).toEqual([
      ['Devices', 1],
      ['Web', 1],
    ]);
    expect(found('devices')).toEqual([['Devices', 2]]);
    expect(found('  DEVICES  autumn ')).toEqual([['Devices', 1]]);
    expect(found('web autumn')).toEqual([]);
  });
});
