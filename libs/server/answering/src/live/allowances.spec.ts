import { Allowances } from './allowances';

const limit = { burst: 2, perSecond: 1 };

describe('budgets of many', () => {
  it('are each their own, and refill', () => {
    const budgets = new Allowances<string>();
    const take = (key: string, now: number): boolean => budgets.take(key, limit, now);
    expect([take('a', 0), take('a', 0), take('a', 0)]).toEqual([true, true, false]);
    expect(take('b', 0)).toBe(true);
    expect(take('a', 1_000)).toBe(true);
  });

  it('are forgotten once they are full again, and no sooner', () => {
    const budgets = new Allowances<string>();
    for (const key of ['a', 'b', 'c']) budgets.take(key, limit, 0);
    budgets.take('b', limit, 1_500);
    expect(budgets.size).toBe(3);
    budgets.take('d', limit, 2_001);
    expect(budgets.size).toBe(2);
  });
});
