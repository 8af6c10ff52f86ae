import { overlayText, weightText } from './weights';

describe('weights in words', () => {
  it.each([
    [3, '3'],
    [2.5, '2.5'],
    [0.1 + 0.2, '0.3'],
  ])('writes %d as %s', (weight, expected) => {
    expect(weightText(weight)).toBe(expected);
  });

  it.each([
    ['multiplier', 2, '× 2'],
    ['addition', 1.5, '+ 1.5'],
    ['addition', -1, '− 1'],
    ['addition', 0, '+ 0'],
    ['override', 4, 'set to 4'],
  ] as const)('says of the %s %d: %s', (type, value, expected) => {
    expect(overlayText({ type, value })).toBe(expected);
  });
});
