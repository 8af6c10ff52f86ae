import { changesBetween, type Json } from './changes';

const BEFORE: Json = {
  paths: { '/plans': { post: { parameters: [{ name: 'limit' }, { name: 'after' }] } } },
  required: ['id', 'title'],
  nullable: false,
};

describe('what became of a contract', () => {
  it.each<[string, Json, string[]]>([
    ['nothing', structuredClone(BEFORE), []],
    ['a field that is gone', { ...BEFORE, required: ['title'] }, ['gone: required › "id"']],
    [
      'a field that is new, before the others',
      { ...BEFORE, required: ['at', 'id', 'title'] },
      ['new: required › "at"'],
    ],
    ['another order', { ...BEFORE, required: ['title', 'id'] }, ['in another order: required']],
    ['another value', { ...BEFORE, nullable: true }, ['changed: nullable: false → true']],
    ['another kind of value', { ...BEFORE, nullable: ['string'] }, ['changed: nullable: false → ["string"]']],
    [
      'an entry of a list, found by its name',
      { ...BEFORE, paths: { '/plans': { post: { parameters: [{ name: 'after' }] } } } },
      ['gone: paths › /plans › post › parameters › limit'],
    ],
    ['a whole endpoint', { ...BEFORE, paths: {} }, ['gone: paths › /plans']],
  ])('is %s', (_, now, changes) => {
    expect(changesBetween(BEFORE, now)).toEqual(changes);
  });
});
