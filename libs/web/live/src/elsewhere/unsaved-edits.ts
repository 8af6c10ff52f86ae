import { Injectable, inject } from '@angular/core';
import { type AccountId } from '@certitude/contracts';
import { type UnsavedKeeper, type UnsavedWork } from '@certitude/web/core';
import { LiveTransport } from '../transport/live-transport';
import { OutboxStore, type OutboxPlace } from '../outbox/outbox-store';
import { KeptRefusals } from '../outbox/refusals';
import { AssessmentNames } from './assessment-names';

/** How long edits that are on their way may take to arrive before their author is asked about them. In milliseconds. */
const UNDER_WAY = 2_000;
const LOOK_EVERY = 50;

/** Edits of assessments that a person would leave behind: those that wait, and those that were refused and not seen. */
@Injectable({ providedIn: 'root' })
export class UnsavedEdits implements UnsavedKeeper {
  readonly #outbox = inject(OutboxStore);
  readonly #refusals = inject(KeptRefusals);
  readonly #transport = inject(LiveTransport);
  readonly #names = inject(AssessmentNames);

  async of(account: AccountId): Promise<readonly UnsavedWork[]> {
    const left = await this.#left(account);
    const refused = this.#refusals.all().filter((kept) => kept.account === account);
    const waiting = left.map((each) => {
      const words = each.changes === 1 ? '1 change that waits' : `${each.changes} changes that wait`;
      return this.#work(each, `${words} to be sent`, each.madeAt);
    });
    return Promise.all([
      ...waiting,
      ...refused.map((each) => this.#work(each, 'a change that was not saved', each.at)),
    ]);
  }

  async discardAll(account: AccountId): Promise<void> {
    await this.#outbox.discardAll(account);
    await this.#refusals.refresh();
  }

  async #left(account: AccountId) {
    let left = await this.#outbox.leftOf(account);
    const until = performance.now() + UNDER_WAY;
    while (left.length > 0 && this.#transport.connection() === 'connected' && performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
      left = await this.#outbox.leftOf(account);
    }
    return left;
  }

  /** @param at milliseconds since 1970 */
  async #work(place: OutboxPlace, words: string, at: number): Promise<UnsavedWork> {
    const name = (await this.#names.find(place)) ?? 'An assessment';
    return { title: `${name}: ${words}`, at: new Date(at).toISOString() };
  }
}
