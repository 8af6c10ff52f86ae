import { type AccountId } from '@certitude/contracts';
import { mayChangePlan, offeredStatuses, statusAction } from './plan-rights';

const me = 'me' as AccountId;
const other = 'other' as AccountId;
const manager = { id: me, mayManage: true, mayWork: true };
const contributor = { id: me, mayManage: false, mayWork: true };

describe('who may change a plan', () => {
  it.each([
    ['a manager', manager, other, true],
    ['the responsible contributor', contributor, me, true],
    ['another contributor', contributor, other, false],
    ['a contributor, for a plan of nobody', contributor, null, false],
  ])('is decided for %s', (_who, reader, responsible, expected) => {
    expect(mayChangePlan(reader, { responsible })).toBe(expected);
  });

  it('offers verifying to someone else than the responsible person only', () => {
    expect(offeredStatuses(manager, { status: 'done', responsible: other })).toContain('verified');
    expect(offeredStatuses(manager, { status: 'done', responsible: me })).not.toContain('verified');
  });

  it('offers nothing to somebody who may only read', () => {
    expect(offeredStatuses({ id: me, mayManage: false, mayWork: false }, { status: 'draft', responsible: me })).toEqual(
      [],
    );
  });
});

describe('the button of a status change', () => {
  it.each([
    ['draft', 'in-progress', 'Start'],
    ['blocked', 'in-progress', 'Go on'],
    ['verified', 'in-progress', 'Take up again'],
    ['done', 'verified', 'Verify'],
  ] as const)('from %s to %s is called "%s"', (from, to, words) => {
    expect(statusAction(from, to)).toBe(words);
  });
});
