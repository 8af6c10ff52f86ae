import { pauseAfter } from './attempts';

describe('the pause after an attempt to sign in', () => {
  it.each([
    [1, 0],
    [5, 0],
    [6, 1],
    [7, 2],
    [8, 4],
    [10, 16],
    [40, 60],
  ])('number %i of ten is %i seconds', (made, seconds) => expect(pauseAfter(made, 10)).toBe(seconds));

  it('is none where there is one attempt only', () => expect(pauseAfter(1, 1)).toBe(0));
});
