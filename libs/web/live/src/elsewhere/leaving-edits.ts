import { Injectable } from '@angular/core';
import { type AssessmentId } from '@certitude/contracts';
import { type ReplicaShell } from '../transport/replica-shell';

/** How long edits may take to be saved after their page was left. In milliseconds. */
const PATIENCE = 10_000;
const LOOK_EVERY = 50;

/** Lets edits that are on their way arrive after the page of their assessment was left. */
@Injectable({ providedIn: 'root' })
export class LeavingEdits {
  readonly #leaving = new Map<AssessmentId, () => void>();

  /**
   * Keeps a replica going until everything is saved, the connection is lost, or it takes too long.
   * @param left called at the end, unless somebody came back to the assessment
   */
  finish(assessment: AssessmentId, shell: ReplicaShell, left: () => void): void {
    this.interrupt(assessment);
    const end = (): void => {
      clearInterval(look);
      clearTimeout(patience);
      shell.stop();
      this.#leaving.delete(assessment);
    };
    const leave = (): void => {
      end();
      left();
    };
    const look = setInterval(() => {
      if (shell.replica.phase !== 'live' || shell.replica.saving().pending === 0) leave();
    }, LOOK_EVERY);
    const patience = setTimeout(leave, PATIENCE);
    this.#leaving.set(assessment, end);
  }

  /** Whether edits of this assessment are on their way. */
  isBusyWith(assessment: AssessmentId): boolean {
    return this.#leaving.has(assessment);
  }

  /** Somebody comes back: the new replica takes over what is not saved. */
  interrupt(assessment: AssessmentId): void {
    this.#leaving.get(assessment)?.();
  }
}
