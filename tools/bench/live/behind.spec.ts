import { Behind } from './behind';

describe('how long tabs are behind', () => {
  it('is nothing while all of them follow', () => {
    const behind = new Behind();
    behind.look([1, 1], 100);
    behind.look([5, 5], 900);
    expect(behind.longest).toBe(0);
  });

  it('is counted from when the first of them had what another one lacks', () => {
    const behind = new Behind();
    behind.look([1, 1], 0);
    behind.look([2, 1], 100);
    behind.look([9, 1], 300);
    behind.look([9, 2], 400);
    behind.look([9, 9], 5_000);
    expect(behind.longest).toBe(200);
  });

  it('counts those who have not come yet', () => {
    const behind = new Behind();
    behind.look([3, null], 0);
    behind.look([3, null], 70);
    expect(behind.longest).toBe(70);
  });
});
