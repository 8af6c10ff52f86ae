import { afterDeath, deathNotice, defaultRestartPolicy as policy } from './restart-policy';

/** The pauses, in seconds, when every life lasts this many milliseconds. */
function pausesAfter(...lives: number[]): number[] {
  let deaths = 0;
  return lives.map((lived) => {
    const verdict = afterDeath(policy, deaths, lived);
    deaths = verdict.deaths;
    return verdict.pauseMs / 1000;
  });
}

describe('a process that dies unexpectedly', () => {
  it.each([
    ['once', [100], [1]],
    ['again and again', [100, 100, 100, 100, 100, 100], [1, 2, 4, 8, 16, 32]],
    ['for ever', Array.from({ length: 9 }, () => 100), [1, 2, 4, 8, 16, 32, 60, 60, 60]],
    ['after it ran well', [100, 100, 100, 60_000, 100], [1, 2, 4, 1, 2]],
    ['shortly before it would have run well', [100, 59_999, 59_999], [1, 2, 4]],
  ])('%s comes back with growing pauses', (_, lives, pauses) => {
    expect(pausesAfter(...lives)).toEqual(pauses);
  });

  it('never stays down and never waits longer, however often it died', () => {
    expect(afterDeath(policy, 1_000_000, 1)).toEqual({ deaths: 1_000_001, pauseMs: 60_000 });
  });

  it.each([
    [1, 1_000, 'The worker stopped unexpectedly (exit code 3); next try in 1 s.'],
    [5, 16_000, 'The worker stopped 5 times in a row (exit code 3); next try in 16 s.'],
  ])('is spoken of in plain words after death %i', (deaths, pauseMs, words) => {
    expect(deathNotice('worker', 'exit code 3', { deaths, pauseMs })).toBe(words);
  });
});
