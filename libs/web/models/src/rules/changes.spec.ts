import { type ReleaseChange } from '@certitude/contracts';
import { groupedChanges, kindOptions, readFilter, sidesOf, subjectOptions } from './changes';

const change = (kind: ReleaseChange['kind'], slug: string, more: Partial<ReleaseChange> = {}): ReleaseChange => ({
  kind,
  subject: 'requirement',
  slug,
  title: slug,
  from: null,
  to: null,
  fromPlace: null,
  toPlace: null,
  ...more,
});
const CHANGES = [
  change('renamed', 'a', { from: 'Old', to: 'New', fromPlace: ['Governance'], toPlace: ['Governance'] }),
  change('added', 'b', { subject: 'category', to: 'G', toPlace: ['Governance'] }),
  change('added', 'c', { to: 'b', toPlace: ['Governance', 'Cryptography'] }),
];
const ALL = { kind: null, subject: null };
const counts = (options: readonly { value: string; count: number }[]) =>
  Object.fromEntries(options.map(({ value, count }) => [value, count]));

describe('the changes between two releases', () => {
  it('are grouped by kind, what is new first, without empty groups', () => {
    expect(groupedChanges(CHANGES, ALL).map(({ label, changes }) => [label, changes.map(({ slug }) => slug)])).toEqual([
      ['Added', ['b', 'c']],
      ['Renamed', ['a']],
    ]);
  });

  it.each([
    [{ kind: 'added', subject: null } as const, ['b', 'c']],
    [{ kind: null, subject: 'requirement' } as const, ['c', 'a']],
    [{ kind: 'added', subject: 'category' } as const, ['b']],
    [{ kind: 'moved', subject: null } as const, []],
  ])('filtered by %j are %j', (filter, expected) => {
    const shown = groupedChanges(CHANGES, filter).flatMap(({ changes }) => changes.map(({ slug }) => slug));
    expect(shown).toEqual(expected);
  });

  it('are counted for each filter under the other one', () => {
    expect(counts(kindOptions(CHANGES, { kind: 'moved', subject: 'category' }))).toEqual({
      added: 1,
      removed: 0,
      moved: 0,
      renamed: 0,
      'weight-changed': 0,
    });
    expect(counts(subjectOptions(CHANGES, { kind: 'added', subject: null }))).toEqual({
      module: 0,
      category: 1,
      requirement: 1,
    });
  });

  it.each([
    [undefined, undefined, ALL],
    ['added', 'category', { kind: 'added', subject: 'category' }],
    ['exploded', 'planet', ALL],
  ])('with kind=%s and subject=%s in the address show %j', (kind, subject, expected) => {
    expect(readFilter(kind, subject)).toEqual(expected);
  });

  it.each([
    [change('added', 'x', { toPlace: ['Governance', 'Cryptography'] }), null, 'Governance › Cryptography'],
    [change('removed', 'x', { fromPlace: ['Operations'] }), 'Operations', null],
    [change('moved', 'x', { from: 'a', to: 'b', fromPlace: ['A'], toPlace: ['B'] }), 'A', 'B'],
    [change('weight-changed', 'x', { from: '3', to: '5', fromPlace: ['A'], toPlace: ['A'] }), '3', '5'],
    [change('added', 'M', { subject: 'module', toPlace: [] }), null, null],
  ])('of the kind in %j read %s, then %s', (item, before, after) => {
    expect(sidesOf(item)).toEqual({ before, after });
  });
});
