import { scoreText } from '@certitude/maturity/text';
import { figure, percentage } from './words';

describe('a score in a report', () => {
  it('is printed as it is shown on screens, where there is one', () => {
    expect(figure({ score: 3.299_999, state: 'scored' })).toBe(scoreText(3.299_999));
    expect(figure({ score: null, state: 'scored' })).toBe('–');
  });

  it.each(['not-assessed', 'not-applicable'] as const)('that is %s is none, and not a score of 0', (state) => {
    expect([figure({ score: 0, state }), percentage({ percentage: 0, state })]).toEqual(['–', '–']);
  });
});
