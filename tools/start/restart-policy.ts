/** How a process that died unexpectedly comes back: again and again, for ever, with growing pauses. */
export interface RestartPolicy {
  /** A life at least this long was a good one: its end counts as the first. In milliseconds. */
  readonly goodLifeMs: number;
  /** Pause after the first death, doubled with each death in a row, in milliseconds. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

export const defaultRestartPolicy: RestartPolicy = {
  goodLifeMs: 60_000,
  firstPauseMs: 1_000,
  longestPauseMs: 60_000,
};

export interface Verdict {
  /** Deaths in a row, this one included. */
  readonly deaths: number;
  /** Milliseconds until the next try. */
  readonly pauseMs: number;
}

/**
 * What to do after a death.
 * @param earlier deaths in a row before this one
 * @param livedMs how long it lived, in milliseconds of a monotonic clock
 */
export function afterDeath(policy: RestartPolicy, earlier: number, livedMs: number): Verdict {
  const deaths = livedMs < policy.goodLifeMs ? earlier + 1 : 1;
  return { deaths, pauseMs: Math.min(policy.longestPauseMs, policy.firstPauseMs * 2 ** (deaths - 1)) };
}

/** At this death in a row people see the last output, too: once, and not for an accident. */
export const TELLING_DEATH = 3;

/**
 * What people are told about a death.
 * @param name what died: "worker"
 * @param how how it ended: "SIGKILL", "exit code 1"
 */
export function deathNotice(name: string, how: string, { deaths, pauseMs }: Verdict): string {
  const times = deaths === 1 ? 'stopped unexpectedly' : `stopped ${deaths} times in a row`;
  return `The ${name} ${times} (${how}); next try in ${pauseMs / 1000} s.`;
}
