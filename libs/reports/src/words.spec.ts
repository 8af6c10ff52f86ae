import { figure, missingInWords, percentage } from './words';

describe('a score in a report', () => {
  it.each([
    [3.299_999, '3.29'],
    [2.998, '2.99'],
    [4.999_9, '4.99'],
    [0.29, '0.29'],
    [4.35, '4.35'],
    [8 / 3, '2.66'],
    [3, '3.00'],
    [0, '0.00'],
    [null, '–'],
  ])('of %p is printed as %s, and never as a level that it has not reached', (score, words) => {
    expect(figure({ score, state: 'scored' })).toBe(words);
  });

  it.each(['not-assessed', 'not-applicable'] as const)('that is %s is none, and not a score of 0', (state) => {
    expect([figure({ score: 0, state }), percentage({ percentage: 0, state })]).toEqual(['–', '–']);
  });

  it.each([
    [0.001, '0.01'],
    [0.29, '0.29'],
    [1 / 3, '0.34'],
  ])('that misses %p says %s, and never that nothing is missing', (missing, words) => {
    expect(missingInWords(missing)).toBe(words);
  });
});
