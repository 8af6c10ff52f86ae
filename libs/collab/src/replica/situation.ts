import type { PermissionsChanged, RejectionCode, Role, StreamState, StreamStateChanged } from '@certitude/contracts';
import { contributorsOf, sameContributors, type Contributors } from '../contributors';
import type { ReadContent } from './effects';

/** What the server says of the assessment besides its content: whether it can be edited, and what this person may do. */
export class Situation {
  #epoch = 0;
  #state: StreamState = 'open';
  #role: Role | null = null;
  #contributors: Contributors = new Map();

  get epoch(): number {
    return this.#epoch;
  }
  get state(): StreamState {
    return this.#state;
  }
  get role(): Role | null {
    return this.#role;
  }
  /** The same object until it changes. */
  get contributors(): Contributors {
    return this.#contributors;
  }

  /** Takes over what came with the content. */
  take({ epoch, state, role, contributors }: Omit<ReadContent, 'head' | 'snapshot'>): void {
    this.#epoch = epoch;
    this.#state = state;
    this.permit({ role, contributors });
  }

  permit({ role, contributors: list }: Omit<PermissionsChanged, 'assessment'>): void {
    this.#role = role;
    const contributors = contributorsOf(list);
    if (!sameContributors(contributors, this.#contributors)) this.#contributors = contributors;
  }

  /** @returns false for a state that is older than what is known: a join may have told of something later already */
  enter({ state, epoch }: Pick<StreamStateChanged, 'state' | 'epoch'>): boolean {
    if (epoch < this.#epoch) return false;
    this.#epoch = epoch;
    this.#state = state;
    return true;
  }

  /** Why nothing can be edited; null when that is up to the server. */
  get obstacle(): RejectionCode | null {
    return this.#state === 'open' ? null : 'frozen';
  }

  /** As it is now, to see later whether it is still so. */
  mark(): readonly unknown[] {
    return [this.#epoch, this.#state, this.#role, this.#contributors];
  }
}
