import { Join, SubmittedOperation } from './edits';
import { Cursor } from './presence';

const common = { clientSeq: 1, response: '0197c5b2-7a3e-7cc0-8000-000000000001', age: 0 };
const accepts = (operation: object): boolean => SubmittedOperation.safeParse({ ...common, ...operation }).success;

describe('an edit on the wire', () => {
  it.each([
    ['a level from 0 to 5', { field: 'level', value: 5, base: 0 }],
    [
      'not applicable with a reason',
      { field: 'applicability', value: { applicability: 'not-applicable', reason: 'No OCSP' }, base: 0 },
    ],
    ['a date', { field: 'dueOn', value: '2026-03-31', base: 3 }],
    ['submitting for review', { field: 'status', value: 'ready-for-review', base: 0 }],
    ['text', { field: 'rationale', update: new Uint8Array([0, 0]), generation: 1 }],
  ])('may be %s', (_what, operation) => {
    expect(accepts(operation)).toBe(true);
  });

  it.each([
    ['level 6', { field: 'level', value: 6, base: 0 }],
    ['half a level', { field: 'level', value: 2.5, base: 0 }],
    [
      'not applicable without a reason',
      { field: 'applicability', value: { applicability: 'not-applicable' }, base: 0 },
    ],
    [
      'not applicable with an empty reason',
      { field: 'applicability', value: { applicability: 'not-applicable', reason: ' ' }, base: 0 },
    ],
    ['a date that does not exist', { field: 'dueOn', value: '2026-02-30', base: 0 }],
    ['accepting, which takes a review', { field: 'status', value: 'accepted', base: 0 }],
    ['an unknown field', { field: 'score', value: 3, base: 0 }],
    ['a surplus member', { field: 'level', value: 3, base: 0, actor: 'me' }],
    ['text that is no bytes', { field: 'rationale', update: 'hello', generation: 1 }],
  ])('is never %s', (_what, operation) => {
    expect(accepts(operation)).toBe(false);
  });
});

describe('ids on the wire', () => {
  it('are one spelling for everybody, so that what is the same is equal', () => {
    const id = '0197C5B2-7A3E-7CC0-8000-00000000000A';
    const lower = id.toLowerCase();
    expect(Join.parse({ organization: id, assessment: id, client: id })).toEqual({
      organization: lower,
      assessment: lower,
      client: lower,
    });
  });
});

describe('a cursor', () => {
  const place = { item: { client: 4_294_967_295, clock: 12 }, type: null, tname: null, assoc: -1 };
  const accepted = (anchor: unknown): boolean =>
    Cursor.safeParse({ anchor, head: JSON.stringify(place) }).success &&
    Cursor.safeParse({ anchor: JSON.stringify(place), head: anchor }).success;

  it.each([
    ['next to an item', place],
    ['at the end of a paragraph', { type: { client: 1, clock: 0 }, tname: null, item: null, assoc: 0 }],
    ['at the end of the note', { type: null, tname: 'rationale', item: null, assoc: 0 }],
    ['as earlier tabs say it', { item: { client: 1, clock: 0 } }],
  ])('may be %s', (_, position) => {
    expect(accepted(JSON.stringify(position))).toBe(true);
  });

  it.each([
    ['a number', 3],
    ['an object', place],
    ['a text that is no JSON', 'a1'],
    ['null', 'null'],
    ['nowhere', '{}'],
    ['nowhere by name', '{"item":null,"type":null,"tname":null}'],
    ['a negative place', '{"item":{"client":1,"clock":-1}}'],
    ['half a place', '{"item":{"client":1,"clock":0.5}}'],
    ['a place beyond all numbers', '{"item":{"client":1,"clock":1e308}}'],
    ['a place without a client', '{"item":{"clock":1}}'],
    ['a place of another kind', '{"item":1}'],
    ['in another fragment, which every editor would make', '{"tname":"somewhere"}'],
    ['in a control character', '{"tname":"rationale\\u0000"}'],
    ['with something besides', '{"tname":"rationale","style":"x"}'],
    ['nested deeply', `{"item":${'['.repeat(80)}${']'.repeat(80)}}`],
    ['long', `{"tname":"rationale"${' '.repeat(300)}}`],
  ])('is never %s', (_, position) => {
    expect(accepted(position)).toBe(false);
  });
});
