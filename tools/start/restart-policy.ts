/** How a service that died unexpectedly comes back. */
export interface RestartPolicy {
  /** A life shorter than this counts as quick death, in milliseconds. */
  readonly quickMs: number;
  /** After this many quick deaths in a row it stays down. */
  readonly limit: number;
  /** Pause before the first restart, doubled with each quick death in a row, in milliseconds. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

export const defaultRestartPolicy: RestartPolicy = {
  quickMs: 30_000,
  limit: 5,
  firstPauseMs: 500,
  longestPauseMs: 10_000,
};

export interface Verdict {
  readonly restart: boolean;
  readonly quickDeaths: number;
  readonly pauseMs: number;
}

/**
 * What to do after a death.
 * @param quickDeaths quick deaths in a row before this one
 * @param livedMs how long it lived, in milliseconds
 */
export function afterDeath(policy: RestartPolicy, quickDeaths: number, livedMs: number): Verdict {
  const inRow = livedMs < policy.quickMs ? quickDeaths + 1 : 0;
  const pauseMs = Math.min(policy.longestPauseMs, policy.firstPauseMs * 2 ** Math.max(0, inRow - 1));
  return { restart: inRow < policy.limit, quickDeaths: inRow, pauseMs };
}
