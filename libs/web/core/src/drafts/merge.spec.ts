import { arrive, changesIn, refuse, seenVersion, settle, together, type Conflict, type Typed } from './merge';

interface Plan {
  readonly title: string;
  readonly objectives: string;
}
const base: Plan = { title: 'Rehearse', objectives: '' };
const typed = (values: Partial<Plan>, version = 1): Typed<Plan> => ({
  values: { ...base, ...values },
  origin: { base, version, newest: version, conflicts: [] },
});
const title = (theirs: string): Conflict<Plan> => ({
  field: 'title',
  theirs,
  by: { name: 'Jana', isSelf: false },
  at: null,
});

describe('what arrives while somebody types', () => {
  it('fills in what nobody touched', () => {
    const next = arrive(typed({ title: 'Mine' }), { version: 2, values: { title: 'Rehearse', objectives: 'Yearly' } });
    expect(next.values).toEqual({ title: 'Mine', objectives: 'Yearly' });
    expect(changesIn(next)).toEqual({ title: 'Mine' });
    expect(seenVersion(next.origin)).toBe(2);
  });

  it('never replaces what was typed, and stands beside it', () => {
    const next = arrive(typed({ title: 'Mine' }), { version: 2, values: { ...base, title: 'Theirs' } });
    expect(next.values.title).toBe('Mine');
    expect(next.origin.conflicts).toEqual([{ field: 'title', theirs: 'Theirs', by: null, at: null }]);
    expect(seenVersion(next.origin)).toBe(1);
  });

  it('is no conflict when both wrote the same', () => {
    const next = arrive(typed({ title: 'Same' }), { version: 2, values: { ...base, title: 'Same' } });
    expect(next.origin.conflicts).toEqual([]);
    expect(changesIn(next)).toEqual({});
  });

  it('keeps who saved it, once the server has said so', () => {
    const refused = { ...typed({ title: 'Mine' }), origin: refuse(typed({}).origin, 2, [title('Theirs')]) };
    const next = arrive(refused, { version: 2, values: { ...base, title: 'Theirs' } });
    expect(next.origin.conflicts).toEqual([title('Theirs')]);
  });

  it('stands there as it was saved last, also where something else stood before', () => {
    const refused = { ...typed({ title: 'Mine' }), origin: refuse(typed({}).origin, 2, [title('Theirs')]) };
    const next = arrive(refused, { version: 3, values: { ...base, title: 'Later' } });
    expect(next.origin.conflicts).toEqual([{ field: 'title', theirs: 'Later', by: null, at: null }]);
    expect(next.origin.base.title).toBe('Rehearse');
  });

  it('is not taken for news when something newer was heard of', () => {
    const refused = { ...typed({ title: 'Mine' }), origin: refuse(typed({}).origin, 3, [title('Theirs')]) };
    expect(arrive(refused, { version: 2, values: { title: 'Rehearse', objectives: 'Yearly' } })).toEqual(refused);
  });
});

describe('a decision about two texts', () => {
  const refused = { ...typed({ title: 'Mine' }), origin: refuse(typed({}).origin, 3, [title('Theirs')]) };
  it.each([
    ['keeps mine, as a change of theirs', 'Mine', { title: 'Mine' }],
    ['takes theirs, and nothing is left to save', 'Theirs', {}],
    ['makes one of both', together('Mine', 'Theirs'), { title: 'Mine\n\nTheirs' }],
  ])('%s', (_, value, changes) => {
    const next = settle(refused, title('Theirs'), value);
    expect(changesIn(next)).toEqual(changes);
    expect(next.origin.conflicts).toEqual([]);
    expect(seenVersion(next.origin)).toBe(3);
  });

  it('leaves the others open, and what was seen as it was', () => {
    const both = refuse(refused.origin, 3, [
      { field: 'objectives', theirs: 'Yearly', by: { name: 'Jana', isSelf: false }, at: null },
    ]);
    const next = settle({ ...refused, origin: both }, title('Theirs'), 'Mine');
    expect(next.origin.conflicts.map(({ field }) => field)).toEqual(['objectives']);
    expect(seenVersion(next.origin)).toBe(1);
  });
});
