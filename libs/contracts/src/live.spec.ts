import { SubmittedOperation } from './live';

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
