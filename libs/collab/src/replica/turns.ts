/** Lets one thing be finished before the next begins, although the next may turn up in the middle of it. */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #busy = false;

  /**
   * Takes a step, then those that turned up meanwhile, and `settle` after each.
   * @returns false when another step is being taken: this one will be taken there.
   */
  take(step: () => void, settle: () => void): boolean {
    this.#waiting.push(step);
    if (this.#busy) return false;
    this.#busy = true;
    try {
      for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
        next();
        settle();
      }
    } finally {
      this.#busy = false;
    }
    return true;
  }
}
