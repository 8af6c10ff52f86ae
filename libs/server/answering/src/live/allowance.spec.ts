import { Allowance } from './allowance';

describe('an allowance', () => {
  const limit = { perSecond: 10, burst: 60 };

  it('lets a burst through and then as much as refills', () => {
    const allowance = new Allowance(limit, 0);
    expect(allowance.take(60, 0)).toBe(true);
    expect(allowance.take(1, 0)).toBe(false);
    expect(allowance.take(1, 100)).toBe(true);
    expect(allowance.take(1, 100)).toBe(false);
  });

  it('never refills above the burst', () => {
    const allowance = new Allowance(limit, 0);
    expect(allowance.take(60, 1_000_000)).toBe(true);
    expect(allowance.take(1, 1_000_000)).toBe(false);
  });

  it('lets a message through that is larger than what is left, and makes it be paid for', () => {
    const allowance = new Allowance(limit, 0);
    expect(allowance.take(64, 0)).toBe(true);
    expect(allowance.take(1, 400)).toBe(false);
    expect(allowance.take(1, 600)).toBe(true);
  });

  it('gives nothing for a clock that goes back', () => {
    const allowance = new Allowance(limit, 1_000);
    allowance.take(60, 1_000);
    expect(allowance.take(1, 0)).toBe(false);
  });
});
