import { Injectable, inject } from '@angular/core';
import { Session, Unsaved, type UnsavedWork } from '@certitude/web/core';
import { Dialogs } from '@certitude/web/ui/overlays';
import { LeavingDialog, type LeavingChoice } from './leaving-dialog';

/** Signing out, wherever it is offered: nobody leaves work behind without having been asked. */
@Injectable({ providedIn: 'root' })
export class Leaving {
  readonly #session = inject(Session);
  readonly #unsaved = inject(Unsaved);
  readonly #dialogs = inject(Dialogs);

  /** Ends this session. @returns false when the person stays @throws ApiError */
  signOut(): Promise<boolean> {
    return this.#leave(() => this.#session.signOut());
  }

  /** Ends every session of the person. @returns false when the person stays @throws ApiError */
  signOutEverywhere(): Promise<boolean> {
    return this.#leave(() => this.#session.signOutEverywhere());
  }

  async #leave(end: () => Promise<void>): Promise<boolean> {
    const account = this.#session.account()?.id;
    const unsaved = account ? await this.#unsaved.of(account) : [];
    const choice = unsaved.length > 0 ? await this.#ask(unsaved) : 'keep';
    if (!choice) return false;
    await end();
    if (account && choice === 'discard') await this.#unsaved.discardAll(account);
    return true;
  }

  #ask(unsaved: readonly UnsavedWork[]): Promise<LeavingChoice | undefined> {
    return this.#dialogs.open<LeavingChoice, readonly UnsavedWork[]>(LeavingDialog, { data: unsaved });
  }
}
