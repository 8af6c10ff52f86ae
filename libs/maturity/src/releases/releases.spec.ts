import { release, VERSIONS } from '../../testing/releases';
import { levels, smallModel } from '../../testing/small-model';
import type { Answer } from '../answers';
import { parseModelRelease } from '../files';
import type { ModelRelease } from '../model';
import { hasPublishedFiles, publishedFile } from '../../testing/workspace';
import { scoreAssessment } from '../scoring/assessment-score';
import { compareReleases } from './compare';
import { mapAnswers } from './map-answers';
import { differencesFromOwn } from './own';

/** A release with one category changed. */
function withCategory(model: ModelRelease, module: string, change: object): ModelRelease {
  return {
    ...model,
    modules: model.modules.map((own) =>
      own.id === module
        ? { ...own, categories: own.categories.map((first, index) => (index === 0 ? { ...first, ...change } : first)) }
        : own,
    ),
  };
}

describe('the comparison of two releases', () => {
  it('of 1.0.0 and 1.1.0 names the cryptography category and its requirements, and no shifted id', () => {
    const changes = compareReleases(release('1.0.0'), release('1.1.0'));
    expect(changes[0]).toEqual({
      kind: 'added',
      subject: 'category',
      slug: 'cryptography',
      title: 'Cryptography',
      from: null,
      to: 'G',
    });
    expect(changes.slice(1).map(({ kind, to }) => `${kind} ${to}`)).toEqual(Array(6).fill('added cryptography'));
  });

  it('of 1.1.0 and 2.0.0 names the two requirements that went, and the corrected title', () => {
    expect(compareReleases(release('1.1.0'), release('2.0.0')).map(({ kind, slug }) => `${kind} ${slug}`)).toEqual([
      'renamed policy-scope',
      'removed key-cipher-suites',
      'removed cert-cipher-suites',
    ]);
  });

  it('of a release with itself is empty', () => {
    for (const version of VERSIONS) expect(compareReleases(release(version), release(version))).toEqual([]);
  });

  it('names weights, names and places that changed', () => {
    const before = smallModel({ G: [[5, [3]]], M: [[1, [1]]] });
    const after = {
      ...withCategory(before, 'G', { weight: 4, name: 'Another name' }),
      modules: withCategory(before, 'G', { weight: 4, name: 'Another name' }).modules.map((own) => {
        const moved = before.modules[1]?.categories ?? [];
        return own.id === 'M' ? { ...own, categories: [] } : { ...own, categories: [...own.categories, ...moved] };
      }),
    };
    expect(compareReleases(before, after)).toEqual([
      {
        kind: 'renamed',
        subject: 'category',
        slug: 'g1',
        title: 'Another name',
        from: 'Category G1',
        to: 'Another name',
      },
      { kind: 'weight-changed', subject: 'category', slug: 'g1', title: 'Another name', from: '5', to: '4' },
      { kind: 'moved', subject: 'category', slug: 'm1', title: 'Category M1', from: 'M', to: 'G' },
    ]);
  });

  it('takes names that differ in case and spaces as the same', () => {
    const before = smallModel({ G: [[5, [3]]] });
    expect(compareReleases(before, withCategory(before, 'G', { name: 'category  g1' }))).toEqual([]);
  });
});

describe('answers carried from 1.0.0', () => {
  const [source, target] = [release('1.0.0'), release('2.0.0')];
  const answers: readonly Answer[] = [
    { module: 'M', category: '5', requirement: '5', applicability: 'applicable', level: 4 },
    { module: 'M', category: '5', requirement: '6', applicability: 'applicable', level: 3 },
    { module: 'O', category: '10', applicability: 'not-applicable', level: 0 },
    { module: 'R', applicability: 'partially-applicable', level: 0 },
    { module: 'G', category: '99', requirement: '1', applicability: 'applicable', level: 1 },
  ];
  const mapping = () => mapAnswers(source, target, answers);

  it('go by slug, not by id', () => {
    expect(mapping().answers).toEqual([
      {
        module: 'M',
        category: 'key-management',
        requirement: 'key-mgmt-review',
        applicability: 'applicable',
        level: 3,
      },
      { module: 'O', category: 'automation', applicability: 'not-applicable', level: 0 },
      { module: 'R', applicability: 'partially-applicable', level: 0 },
    ]);
    expect(mapping().mapped[0]).toEqual({
      slug: 'key-mgmt-review',
      from: { module: 'M', category: '5', requirement: '6' },
      to: { module: 'M', category: 'key-management', requirement: 'key-mgmt-review' },
    });
  });

  it('leave behind what the target lacks, and say what it adds', () => {
    expect(mapping().lost).toMatchObject([
      { slug: 'key-cipher-suites', place: { module: 'M', category: '5', requirement: '5' } },
    ]);
    expect(mapping().added.map(({ slug }) => slug)).toEqual([
      'crypto-terminology',
      'crypto-algorithms',
      'crypto-protocols',
      'crypto-visibility',
      'crypto-lifecycle',
      'crypto-agility',
    ]);
  });

  it('can be scored in the target release', () => {
    const { categories } = scoreAssessment(target, mapping().answers, { policy: 'pkimm', method: 'formal' });
    expect(categories['key-management']?.score).toBe(3);
    expect(categories['automation']?.applicable).toBe(false);
  });

  it('come back the same way', () => {
    const small = smallModel({ G: [[5, [1, 2]]] });
    const own = levels({ G1: [3, 'out'] });
    expect(mapAnswers(small, small, own).answers).toEqual(own);
  });

  it.each([
    ['a category and its requirement', 'g1-1'],
    ['a module and its category', 'G'],
  ])('keep their places where %s share a slug', (_, slug) => {
    const small = withCategory(smallModel({ G: [[5, [1]]] }), 'G', { slug });
    const out = { applicability: 'not-applicable', level: 0 } as const;
    const places = [
      { module: 'G' },
      { module: 'G', category: 'G1' },
      { module: 'G', category: 'G1', requirement: '1' },
    ];
    const own = places.map((place) => ({ ...place, ...out }));
    const { answers, added, lost } = mapAnswers(small, small, own);
    expect({ answers, added, lost }).toEqual({ answers: own, added: [], lost: [] });
  });
});

describe('an imported file of a version that we have', () => {
  it('names ids and weights that differ from ours, and items that only one of the two has', () => {
    const own = smallModel({ G: [[5, [3, 2]]], M: [[1, [1]]] });
    const imported = smallModel({ G: [[4, [3, 2, 1]]] });
    const changed = withCategory(imported, 'G', { id: '7' });
    expect(differencesFromOwn(changed, own)).toEqual([
      { kind: 'id', subject: 'category', slug: 'g1', title: 'Category G1', own: 'G1', imported: '7' },
      { kind: 'weight', subject: 'category', slug: 'g1', title: 'Category G1', own: '5', imported: '4' },
      { kind: 'unknown', subject: 'requirement', slug: 'g1-3', title: 'Requirement G1.3', own: null, imported: '3' },
      { kind: 'missing', subject: 'module', slug: 'M', title: 'M', own: 'M', imported: null },
      { kind: 'missing', subject: 'category', slug: 'm1', title: 'Category M1', own: 'M1', imported: null },
      { kind: 'missing', subject: 'requirement', slug: 'm1-1', title: 'Requirement M1.1', own: '1', imported: null },
    ]);
  });

  it('may have other wording and names without a difference', () => {
    const own = release('1.1.0');
    expect(differencesFromOwn(withCategory(own, 'G', { name: 'Other', description: 'Other' }), own)).toEqual([]);
  });

  if (hasPublishedFiles) {
    it.each(VERSIONS)('agrees with ours when it is the published %s', (version) => {
      const published = parseModelRelease(publishedFile(`models/pkimm-model-${version}.yaml`));
      expect(differencesFromOwn(published, release(version))).toEqual([]);
      expect(compareReleases(published, release(version))).toEqual([]);
    });
  }
});
