import { Injectable } from '@angular/core';
import { remembered } from '@certitude/web/core';
import { nextPage } from './next-page';

/** Where somebody wanted to go who leaves for their mail, and comes back by its link in the same browser. */
@Injectable({ providedIn: 'root' })
export class NextAfterLink {
  readonly #kept = remembered<string>('certitude.next', '');

  keep(next: string | undefined): void {
    this.#kept.set(next ?? '');
  }

  /** A path of this application; forgotten once it is taken. */
  take(): string {
    const next = nextPage(this.#kept());
    this.#kept.set('');
    return next;
  }
}
