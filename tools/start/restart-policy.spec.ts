import { afterDeath, defaultRestartPolicy as policy } from './restart-policy';

/** What happens when every life lasts this many milliseconds. */
function lives(...lengths: number[]) {
  let quickDeaths = 0;
  return lengths.map((lived) => {
    const verdict = afterDeath(policy, quickDeaths, lived);
    quickDeaths = verdict.quickDeaths;
    return verdict.restart ? verdict.pauseMs : 'gives up';
  });
}

describe('a service that dies unexpectedly', () => {
  it('comes back with growing pauses and stays down after five quick deaths', () => {
    expect(lives(100, 100, 100, 100, 100)).toEqual([500, 1_000, 2_000, 4_000, 'gives up']);
  });

  it('starts counting anew after a long life', () => {
    expect(lives(100, 100, 100, 100, 60_000, 100, 100)).toEqual([500, 1_000, 2_000, 4_000, 500, 500, 1_000]);
  });

  it('never pauses longer than the longest pause', () => {
    expect(afterDeath({ ...policy, limit: 100 }, 50, 1).pauseMs).toBe(policy.longestPauseMs);
  });
});
