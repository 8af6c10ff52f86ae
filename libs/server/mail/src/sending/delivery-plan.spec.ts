import { stepAfter } from './delivery-plan';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('what follows from an attempt to send a mail', () => {
  it.each([
    ['taken', 'sent'],
    ['refused', 'refused'],
  ] as const)('is the end when it was %s', (state, end) => {
    for (const attempts of [1, 18, 40])
      expect(stepAfter({ state, said: 'ok' }, attempts)).toEqual({ state: end, said: 'ok' });
  });

  it.each([
    [1, MINUTE],
    [2, 2 * MINUTE],
    [3, 5 * MINUTE],
    [7, 2 * HOUR],
    [8, 4 * HOUR],
    [9, 4 * HOUR],
    [17, 4 * HOUR],
  ])('is another one: after attempt %i in %i ms', (attempts, after) => {
    expect(stepAfter({ state: 'later', said: 'busy' }, attempts)).toEqual({ state: 'waiting', said: 'busy', after });
  });

  it.each([18, 19, 100])('is the end when there were %i', (attempts) => {
    expect(stepAfter({ state: 'later', said: 'busy' }, attempts)).toEqual({ state: 'given-up', said: 'busy' });
  });

  it('gives a server two days to come back', () => {
    let waited = 0;
    for (let attempts = 1; ; attempts++) {
      const step = stepAfter({ state: 'later', said: '' }, attempts);
      if (step.state !== 'waiting') break;
      waited += step.after;
    }
    expect(waited / HOUR).toBeGreaterThan(40);
    expect(waited / HOUR).toBeLessThan(50);
  });
});
