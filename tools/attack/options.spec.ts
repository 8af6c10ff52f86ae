import { optionsOf } from './options';

const KNOWN = ['frames', 'notes', 'uploads'];

describe('what an attack is told', () => {
  it.each([
    { args: [], expected: { names: KNOWN, short: false, seed: 1 } },
    { args: ['--short'], expected: { names: KNOWN, short: true, seed: 1 } },
    {
      args: ['--only', 'uploads,frames', '--seed', '7'],
      expected: { names: ['frames', 'uploads'], short: false, seed: 7 },
    },
  ])('is understood: $args', ({ args, expected }) => expect(optionsOf(args, KNOWN)).toEqual(expected));

  it.each([
    { args: ['--only', 'frame'], message: 'There is no attack "frame"' },
    { args: ['--seed', 'x'], message: '--seed takes a whole number' },
    { args: ['--fast'], message: 'Usage: npm run attack -- [--only frames,notes,uploads]' },
  ])('is refused, with how it is used: $args', ({ args, message }) =>
    expect(() => optionsOf(args, KNOWN)).toThrow(message),
  );
});
