import { Injectable, inject } from '@angular/core';
import { v4 } from 'uuid';
import { type AccountId } from '@certitude/contracts';
import { TabLocks, type Release } from './tab-locks';

const storageKey = (account: AccountId): string => `certitude.client.${account}`;
const lockName = (client: string): string => `certitude.client.${client}`;

/**
 * The client id under which this tab numbers its edits. It survives a reload of the tab; a duplicated tab, which starts
 * with a copy of the other's storage, finds the id in use and takes a new one.
 */
@Injectable({ providedIn: 'root' })
export class TabClients {
  readonly #locks = inject(TabLocks);
  readonly #claimed = new Map<AccountId, Promise<string>>();

  /** This tab's id for an account, held until the tab closes. */
  own(account: AccountId): Promise<string> {
    const claimed = this.#claimed.get(account) ?? this.#claim(account);
    this.#claimed.set(account, claimed);
    return claimed;
  }

  /** Takes the id of a tab that is gone, to finish its edits; null while that tab lives. */
  adopt(client: string): Promise<Release | null> {
    return this.#locks.take(lockName(client));
  }

  async #claim(account: AccountId): Promise<string> {
    const known = read(account);
    if (known && (await this.#locks.take(lockName(known)))) return known;
    const client = v4();
    await this.#locks.take(lockName(client));
    write(account, client);
    return client;
  }
}

function read(account: AccountId): string | null {
  try {
    return sessionStorage.getItem(storageKey(account));
  } catch {
    return null;
  }
}

function write(account: AccountId, client: string): void {
  try {
    sessionStorage.setItem(storageKey(account), client);
  } catch {
    // Storage is refused: the id lasts until the page is left, and its edits are adopted by the next one.
  }
}
