import { statusAction } from './status-action';

describe('the button of a status change', () => {
  it.each([
    ['draft', 'in-progress', 'Start'],
    ['blocked', 'in-progress', 'Resume'],
    ['verified', 'in-progress', 'Resume'],
    ['done', 'verified', 'Verify'],
  ] as const)('from %s to %s is called "%s"', (from, to, words) => {
    expect(statusAction(from, to)).toBe(words);
  });
});
