import { type AccountId, type EditConflict } from '@certitude/contracts';
import { conflictsOf, shownConflict } from './field-conflicts';

const [ANA, BEN] = ['ana' as AccountId, 'ben' as AccountId];
const AT = '2026-03-01T09:00:00.000Z';
const VALUES = { title: 'Mine', due: '', done: false };
const found = (field: string, theirs: unknown, by = BEN): EditConflict => {
  return { field, theirs, by: { id: by, name: by }, at: AT };
};

describe('what others saved in the fields of a form', () => {
  it.each([
    ['a field that is named alike', found('title', 'Theirs'), { field: 'title', theirs: 'Theirs' }],
    ['nothing as an empty text', found('due', null), { field: 'due', theirs: '' }],
    ['nothing as nothing, where it is no text', found('done', null), { field: 'done', theirs: null }],
    ['one’s own change in another window', found('title', 'Theirs', ANA), { by: { name: 'ana', isSelf: true } }],
    ['somebody else’s change', found('title', 'Theirs'), { by: { name: 'ben', isSelf: false }, at: AT }],
  ])('is %s', (_, conflict, shown) => {
    expect(conflictsOf([conflict], VALUES, { self: ANA })).toMatchObject([shown]);
  });

  it('is left out where the form has no such field', () => {
    expect(conflictsOf([found('unknown', 1)], VALUES, { self: ANA })).toEqual([]);
  });

  it('may be in several fields of the form', () => {
    const fieldsOf = (_: string, theirs: unknown) => ({ title: String(theirs), due: String(theirs) });
    expect(conflictsOf([found('both', 'x')], VALUES, { self: ANA, fieldsOf }).map(({ field }) => field)).toEqual([
      'title',
      'due',
    ]);
  });
});

describe('a conflict beside its field', () => {
  const conflict = { field: 'title', theirs: '', by: null, at: null } as const;

  it('says in words that somebody took the text away', () => {
    expect(shownConflict(conflict, VALUES, {})).toEqual({
      ...{ by: null, at: null, theirs: '(nothing)', mine: 'Mine', canCombine: false },
    });
  });

  it('speaks as its form does, and offers to make one text of two long ones', () => {
    const words = {
      texts: ['title'],
      describe: (field: string, value: unknown) => `${field} ${String(value)}.`,
    } as const;
    expect(shownConflict({ ...conflict, theirs: 'Theirs' }, VALUES, words)).toMatchObject({
      ...{ theirs: 'title Theirs.', mine: 'title Mine.', canCombine: true },
    });
  });
});
