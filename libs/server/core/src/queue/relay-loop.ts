/** Milliseconds. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 10_000;
/** So that the ends of many jobs make one round. */
const SETTLE = 10;

/** How long to wait after that many failures in a row. */
export const pauseAfter = (failures: number): number => Math.min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE);

export interface RelayRounds {
  /** One round. @returns how much it moved */
  readonly round: () => Promise<number>;
  /** How much a round moves at most: one that did is followed by another at once. */
  readonly full: number;
  /** Rest after any other round, in milliseconds. */
  readonly every: number;
  /** A round failed, after one that did not. */
  readonly failed: (error: unknown) => void;
  /** A round did not fail, after one that did. */
  readonly recovered: () => void;
}

/** Goes round again and again, with growing pauses while it fails. */
export class RelayLoop {
  private stopped = false;
  private failures = 0;
  private moved = 0;
  private nudged = false;
  private wake: () => void = () => undefined;

  constructor(private readonly rounds: RelayRounds) {}

  /** Until it is stopped. */
  async run(): Promise<void> {
    while (!this.stopped) {
      const pause = await this.next();
      if (!this.stopped) await this.rest(this.nudged ? SETTLE : pause);
      this.nudged = false;
    }
  }

  /** There may be room for more, if there was something to move a moment ago. */
  nudge(): void {
    if (this.moved === 0 || this.failures > 0 || this.nudged) return;
    this.nudged = true;
    setTimeout(() => this.wake(), SETTLE);
  }

  stop(): void {
    this.stopped = true;
    this.wake();
  }

  /** @returns how long to rest now */
  private async next(): Promise<number> {
    try {
      this.moved = await this.rounds.round();
      if (this.failures > 0) this.rounds.recovered();
      this.failures = 0;
      return this.moved < this.rounds.full ? this.rounds.every : 0;
    } catch (error) {
      // Once per outage, not once per attempt.
      if (this.failures === 0) this.rounds.failed(error);
      this.failures++;
      return pauseAfter(this.failures);
    }
  }

  private rest(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
