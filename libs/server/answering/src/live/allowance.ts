/** A budget that refills with time: `burst` at once, `perSecond` in the long run. */
export class Allowance {
  private left: number;
  private at: number;

  /** @param now milliseconds of a clock that never goes back */
  constructor(
    private readonly limit: { readonly perSecond: number; readonly burst: number },
    now: number,
  ) {
    this.left = limit.burst;
    this.at = now;
  }

  /** Takes `count` if anything is left. One message may overdraw: a refilled budget always lets the next one through. */
  take(count: number, now: number): boolean {
    const refilled = this.left + ((now - this.at) / 1_000) * this.limit.perSecond;
    this.left = Math.min(this.limit.burst, refilled);
    this.at = now;
    if (this.left < 1) return false;
    this.left -= count;
    return true;
  }
}
