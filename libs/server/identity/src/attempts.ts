/** One attempt to sign in, as far as it is counted. */
export interface Attempt {
  readonly email: string;
  /** As `networkOf` says. */
  readonly network: string;
  /** The id of a browser that this person has signed in with before; undefined for any other. */
  readonly device: string | undefined;
}

const LONGEST_PAUSE = 60;

/**
 * How long to wait before the next attempt from the same place as the same person: nothing for the first half of the
 * attempts, then 1, 2, 4 … seconds.
 * @param made attempts so far, this one included
 * @param most attempts in the window
 * @returns seconds
 */
export function pauseAfter(made: number, most: number): number {
  const free = Math.ceil(most / 2);
  return made <= free ? 0 : Math.min(LONGEST_PAUSE, 2 ** (made - free - 1));
}
