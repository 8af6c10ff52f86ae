import { targetAt } from './target.rules';

const whole = { module: 'G', category: 'policies', requirement: null };
const targets = [
  { module: 'G', category: null, requirement: null, level: 2 },
  { ...whole, level: 3 },
  { ...whole, requirement: 'cp', level: 5 },
];

describe('the target of a place', () => {
  it.each([
    ['its own', { ...whole, requirement: 'cp' }, 5],
    ['its category’s', { ...whole, requirement: 'cps' }, 3],
    ['its module’s', { module: 'G', category: 'strategy', requirement: 'x' }, 2],
    ['the overall one', { module: 'M', category: 'keys', requirement: null }, 4],
  ])('is %s where there is one', (_which, place, level) => {
    expect(targetAt(targets, place, 4)).toBe(level);
  });

  it('is none where nothing is aimed at', () => {
    expect(targetAt([], whole, null)).toBeNull();
  });
});
