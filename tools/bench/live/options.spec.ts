import { optionsOf, PARTS } from './options';

describe('options of the bench', () => {
  it('measures everything once when nothing is said', () => {
    expect(optionsOf([])).toEqual({ quick: false, parts: new Set(PARTS), clients: null, rounds: 1, compare: null });
  });

  it('takes what is said', () => {
    const args = ['--quick', '--only', 'joining,chaos', '--clients', '10,50', '--rounds', '3', '--compare', 'there'];
    expect(optionsOf(args)).toEqual({
      quick: true,
      parts: new Set(['joining', 'chaos']),
      clients: [10, 50],
      rounds: 3,
      compare: 'there',
    });
  });

  it.each([
    { args: ['--only', 'all'], problem: '--only takes editing' },
    { args: ['--clients', '1'], problem: '--clients takes numbers from 2' },
    { args: ['--clients', 'many'], problem: '--clients takes numbers from 2' },
    { args: ['--rounds', '0'], problem: '--rounds takes a number' },
    { args: ['--fast'], problem: 'Unknown option' },
  ])('says how it is used when it gets $args', ({ args, problem }) => {
    expect(() => optionsOf(args)).toThrow(problem);
    expect(() => optionsOf(args)).toThrow('Usage: npm run -s bench:live');
  });
});
