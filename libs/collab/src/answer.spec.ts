import { RESPONSE_STATUSES, type FieldValue } from '@certitude/contracts';
import { applyChange, mayMoveStatus, originSeq, sameValue, type FieldOperation } from './answer';
import { fieldChange } from './draft';
import { aClient, anAccount, aResponse, decidable } from './testing/given';

describe('two values of a field', () => {
  it.each<[string, FieldValue, FieldValue, boolean]>([
    ['levels', 3, 3, true],
    ['levels', 3, 4, false],
    ['no owner and somebody', null, anAccount(1), false],
    ['applicabilities', { applicability: 'applicable' }, { applicability: 'applicable' }, true],
    [
      'applicabilities with their reasons',
      { applicability: 'not-applicable', reason: 'a' },
      { applicability: 'not-applicable', reason: 'a' },
      true,
    ],
    [
      'other reasons',
      { applicability: 'not-applicable', reason: 'a' },
      { applicability: 'not-applicable', reason: 'b' },
      false,
    ],
    [
      'other applicabilities',
      { applicability: 'partially-applicable', reason: 'a' },
      { applicability: 'not-applicable', reason: 'a' },
      false,
    ],
  ])('are compared by what they say: %s', (_, one, other, same) => {
    expect(sameValue(one, other)).toBe(same);
  });
});

describe('an answer after an operation', () => {
  const operation = (value: 1 | 2, previous: 1 | 2): FieldOperation => ({
    actor: anAccount(1),
    client: aClient(1),
    clientSeq: 1,
    response: aResponse(1),
    at: 1_000,
    ...fieldChange('level', value, previous),
  });

  it('has the new value and knows where it comes from', () => {
    const after = applyChange(decidable({ level: 1 }), operation(2, 1), 7);
    expect(after.values.level).toBe(2);
    expect(after.origins).toEqual({ level: { seq: 7, actor: anAccount(1), at: 1_000 } });
    expect(originSeq(after, 'level')).toBe(7);
    expect(originSeq(after, 'flag')).toBe(0);
  });

  it('still names who changed it when somebody only confirms it', () => {
    const before = decidable({ level: 2 }, { origins: { level: { seq: 3, actor: anAccount(2), at: 1 } } });
    expect(applyChange(before, operation(2, 2), 7)).toBe(before);
  });
});

it('lets a person submit an answer and take it back, and nothing else', () => {
  const moves = RESPONSE_STATUSES.flatMap((from) =>
    RESPONSE_STATUSES.flatMap((to) => (mayMoveStatus(from, to) ? [`${from} → ${to}`] : [])),
  );
  expect(moves).toEqual([
    'not-started → ready-for-review',
    'in-progress → ready-for-review',
    'ready-for-review → in-progress',
    'changes-requested → ready-for-review',
  ]);
});
