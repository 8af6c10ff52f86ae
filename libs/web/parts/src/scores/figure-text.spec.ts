import { type Explanation } from '@certitude/maturity';
import { figureText, resultTexts, valueText } from './figure-text';

const fraction = (number: number, text: string) => ({ number, fraction: text });
const scored: Parameters<typeof resultTexts>[0] = {
  subject: 'category',
  state: 'scored',
  value: fraction(35 / 12, '35/12'),
  level: 2,
  sums: { productSum: fraction(35, '35'), weightSum: fraction(12, '12') },
  reason: 'counted',
};

describe('a number of a calculation', () => {
  it.each([
    [fraction(3, '3'), '3'],
    [fraction(0, '0'), '0'],
    [fraction(35 / 12, '35/12'), '2.916'],
    [fraction(0.115, '23/200'), '0.115'],
    [fraction(2.9999, '29999/10000'), '2.999'],
    [null, '–'],
  ])('is whole or cut after three decimals: %j', (value, text) => {
    expect(figureText(value)).toBe(text);
  });

  it('says why there is none', () => {
    const none = (state: Explanation['state']) => valueText({ state, value: null });
    expect([none('not-assessed'), none('not-applicable')]).toEqual(['Not assessed', 'Not applicable']);
    expect(valueText(scored)).toBe('2.916');
  });
});

describe('how a number becomes what is shown', () => {
  it.each<[string, Partial<typeof scored>, readonly string[]]>([
    [
      'a fraction',
      {},
      [
        '35 ÷ 12 = 2.916, exactly 35/12.',
        'Shown as 2.91, cut after two decimals and not rounded.',
        'Level 2 of 5: the whole number at or below it.',
      ],
    ],
    [
      'a whole number',
      {
        value: fraction(3, '3'),
        level: 3,
        sums: { productSum: fraction(9, '9'), weightSum: fraction(3, '3') },
        subject: 'overall',
      },
      ['9 ÷ 3 = 3.', 'Shown as 3.00.', 'Overall level 3 of 5: the whole number at or below it.'],
    ],
    [
      'less than 1',
      { value: fraction(0.5, '1/2'), level: 0 },
      [expect.anything(), 'Shown as 0.50.', 'Below 1, so no level is reached.'],
    ],
    ['a rating', { value: fraction(4, '4'), level: 4, sums: null }, ['Rated as level 4; nothing was calculated.']],
    [
      'nothing assessed, left out',
      { state: 'not-assessed', value: null, reason: 'not-assessed' },
      ['Nothing that counts is assessed yet, so there is no score.'],
    ],
    [
      'nothing assessed, counted',
      { state: 'not-assessed', value: null, reason: 'counted-as-zero' },
      ['Nothing is assessed yet: every line counts as 0.'],
    ],
    [
      'nothing in scope',
      { state: 'not-applicable', value: null },
      ['Nothing in it that carries weight is in scope, so there is nothing to calculate.'],
    ],
  ])('is told step by step: %s', (_, change, texts) => {
    expect(resultTexts({ ...scored, ...change })).toEqual(texts);
  });
});
