import { contentOf, isSameKey, keyOf, untouched } from './kept-content';

const EMPTY = { title: '', notes: '' };
const draft = (content: unknown) => ({ title: 'Plan: one', at: '2026-03-01T09:00:00.000Z', content });
const KEPT = { id: 'x', typed: { values: { title: 'Mine' }, origin: { base: { title: 'Old' }, version: 2 } } };

describe('the place of a text', () => {
  it('is nowhere before anybody is signed in', () => {
    expect(keyOf({ account: null, organization: 'o' }, { name: 'plan' })).toBeNull();
  });

  it('is one for each person, organization, form and subject', () => {
    const owner = { account: 'ana', organization: 'o' };
    const [one, other] = ['1', '2'].map((id) => keyOf(owner, { name: 'plan', subject: () => id }));
    expect(one).toEqual({ ...owner, form: 'plan', subject: '1' });
    expect([
      isSameKey(one ?? null, { ...owner, form: 'plan', subject: '1' }),
      one && isSameKey(one, other ?? null),
    ]).toEqual([true, false]);
  });
});

describe('a text that was kept', () => {
  it('gets the fields that its form has had since', () => {
    expect(contentOf(draft(KEPT), EMPTY)).toEqual({
      id: 'x',
      typed: {
        values: { title: 'Mine', notes: '' },
        origin: { base: { title: 'Old', notes: '' }, version: 2, newest: 2, conflicts: [] },
      },
    });
  });

  it.each([
    ['nothing', null],
    ['no id', { ...KEPT, id: undefined }],
    ['nothing that was typed', { id: 'x' }],
    ['nothing to compare it with', { id: 'x', typed: { values: {}, origin: { version: 1 } } }],
    ['no version', { id: 'x', typed: { values: {}, origin: { base: {} } } }],
  ])('is no text of this form with %s', (_, content) => {
    expect(contentOf(draft(content), EMPTY)).toBeNull();
  });

  it('is compared with itself where nobody typed', () => {
    expect(untouched(EMPTY)).toEqual({ values: EMPTY, origin: { base: EMPTY, version: 0, newest: 0, conflicts: [] } });
  });
});
