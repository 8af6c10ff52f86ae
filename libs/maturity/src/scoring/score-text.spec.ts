import { missingText, movedText, scoreText } from './score-text';

describe('the text of a score', () => {
  it.each([
    [3.299_999, '3.29'],
    [2.998, '2.99'],
    [4.999_9, '4.99'],
    [0.29, '0.29'],
    [2.3, '2.30'],
    [4.35, '4.35'],
    [8 / 3, '2.66'],
    [3, '3.00'],
    [0, '0.00'],
  ])('of %p is %s, and never a level that it has not reached', (score, text) => {
    expect(scoreText(score)).toBe(text);
  });

  it.each([
    [0.001, '0.01'],
    [0.29, '0.29'],
    [1 / 3, '0.34'],
    [1, '1.00'],
  ])('that misses %p is %s, and never says that nothing is missing', (missing, text) => {
    expect(missingText(missing)).toBe(text);
  });

  it.each([
    [2.999, 3, '+0.01'],
    [2.5, 2.3, '−0.20'],
    [2.991, 2.999, '±0.00'],
    [0, 5, '+5.00'],
  ])('that moved from %p to %p is what subtracting the texts gives: %s', (from, to, text) => {
    expect(movedText(from, to)).toBe(text);
  });
});
