import type { RejectionCode } from '@certitude/contracts';

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 10_000;

const TEMPORARY: ReadonlySet<RejectionCode> = new Set(['busy', 'order', 'too_many_joins']);

/** Whether a refusal is to be tried again; all others are final. */
export const isTemporary = (code: RejectionCode): boolean => TEMPORARY.has(code);

/** How long to wait before something is tried again: longer each time, until it worked. */
export class Retries {
  #made = 0;

  /** Milliseconds. */
  nextPause(): number {
    return Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.#made++);
  }

  worked(): void {
    this.#made = 0;
  }
}
