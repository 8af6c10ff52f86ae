import { Injectable, inject } from '@angular/core';
import { Drafts } from '../drafts/drafts';

/** Something of a person that the server does not have. */
export interface UnsavedWork {
  /** How its author recognizes it: "Plan: Rehearse the recovery". */
  readonly title: string;
  readonly at: string;
}

/** A place where such things are kept in this browser. */
export interface UnsavedKeeper {
  of(account: string): Promise<readonly UnsavedWork[]>;
  /** Removes everything of a person who leaves. */
  discardAll(account: string): Promise<void>;
}

/** Everything that a person would leave behind in this browser by signing out, wherever it is kept. */
@Injectable({ providedIn: 'root' })
export class Unsaved {
  readonly #drafts = inject(Drafts);
  readonly #keepers = new Set<UnsavedKeeper>();

  /** Asks this place as well from now on. */
  add(keeper: UnsavedKeeper): void {
    this.#keepers.add(keeper);
  }

  /** In all organizations. */
  async of(account: string): Promise<readonly UnsavedWork[]> {
    const kept = await Promise.all([...this.#keepers].map((keeper) => keeper.of(account)));
    return [...this.#drafts.of(account), ...kept.flat()];
  }

  async discardAll(account: string): Promise<void> {
    this.#drafts.discardAll(account);
    await Promise.all([...this.#keepers].map((keeper) => keeper.discardAll(account)));
  }
}
