import { type AssessmentView, type ModelReleaseSummary, type PkiView } from '@certitude/contracts';
import { pkiGroups } from './pki-groups';
import { releaseText } from './releases';

describe('model releases', () => {
  const release = (version: string): ModelReleaseSummary =>
    ({ version, wording: 'certitude', requirements: 72, publishedAt: '2026-01-01T00:00:00Z' }) as ModelReleaseSummary;

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
