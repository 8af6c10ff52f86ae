import { PLAN_TRANSITIONS, type PlanStatus } from '@certitude/contracts';
import { nextStatus, statusAction } from './status-action';

describe('the button of a status change', () => {
  it.each([
    ['draft', 'in-progress', 'Start'],
    ['blocked', 'in-progress', 'Resume'],
    ['verified', 'in-progress', 'Reopen'],
    ['done', 'verified', 'Verify'],
  ] as const)('from %s to %s is called "%s"', (from, to, words) => {
    expect(statusAction(from, to)).toBe(words);
  });
});

describe('the next step of a plan', () => {
  it.each<[PlanStatus, PlanStatus | null]>([
    ['draft', 'planned'],
    ['planned', 'in-progress'],
    ['in-progress', 'done'],
    ['blocked', 'in-progress'],
    ['done', 'verified'],
    ['verified', null],
    ['cancelled', null],
  ])('from %s leads to %s', (from, to) => expect(nextStatus(from, PLAN_TRANSITIONS[from])).toBe(to));

  it('is nobody’s who may not take it', () => {
    expect(nextStatus('done', ['in-progress'])).toBeNull();
  });
});
