import { Injectable, inject } from '@angular/core';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { type AccountId, type AssessmentId } from '@certitude/contracts';
import { type OutboxEntry } from '@certitude/collab';

/** Whose edits, and of which assessment. Edits never change hands between accounts. */
export interface OutboxScope {
  readonly account: AccountId;
  readonly assessment: AssessmentId;
}

/** What changed in one client's outbox. */
export interface OutboxChange {
  readonly put: readonly OutboxEntry[];
  /** `clientSeq` of edits whose fate is known. */
  readonly remove: readonly number[];
}

/** Keeps edits that are not saved on the server yet, so that they survive a reload, a crash and an outage. */
@Injectable({ providedIn: 'root', useFactory: () => inject(BrowserOutboxStore) })
export abstract class OutboxStore {
  /** Edits of one client, in the order they were made. */
  abstract entriesOf(scope: OutboxScope, client: string): Promise<OutboxEntry[]>;
  /** Clients with edits. */
  abstract clientsOf(scope: OutboxScope): Promise<string[]>;
  /** Changes arrive in the order of the calls. */
  abstract write(scope: OutboxScope, client: string, change: OutboxChange): Promise<void>;
}

type Key = [account: string, assessment: string, client: string, clientSeq: number];
interface Row {
  readonly account: string;
  readonly assessment: string;
  readonly client: string;
  readonly clientSeq: number;
  readonly entry: OutboxEntry;
}
interface Schema extends DBSchema {
  entries: { key: Key; value: Row };
}

const NAME = 'certitude-outbox';

/** In the browser's IndexedDB. Where that is refused (some private windows), edits last as long as the tab. */
@Injectable({ providedIn: 'root' })
export class BrowserOutboxStore extends OutboxStore {
  readonly #memory = new MemoryOutboxStore();
  #database: Promise<IDBPDatabase<Schema> | null> | null = null;

  override async entriesOf(scope: OutboxScope, client: string): Promise<OutboxEntry[]> {
    const database = await this.#open();
    if (!database) return this.#memory.entriesOf(scope, client);
    const rows = await database.getAll('entries', within([scope.account, scope.assessment, client]));
    return rows.map(({ entry }) => entry);
  }

  override async clientsOf(scope: OutboxScope): Promise<string[]> {
    const database = await this.#open();
    if (!database) return this.#memory.clientsOf(scope);
    const keys = await database.getAllKeys('entries', within([scope.account, scope.assessment]));
    return [...new Set(keys.map(([, , client]) => client))];
  }

  override async write(scope: OutboxScope, client: string, change: OutboxChange): Promise<void> {
    const database = await this.#open();
    if (!database) return this.#memory.write(scope, client, change);
    const { account, assessment } = scope;
    const transaction = database.transaction('entries', 'readwrite', { durability: 'relaxed' });
    const put = change.put.map((entry) =>
      transaction.store.put({ account, assessment, client, clientSeq: entry.clientSeq, entry }),
    );
    const removed = change.remove.map((clientSeq) =>
      transaction.store.delete([account, assessment, client, clientSeq]),
    );
    await Promise.all([...put, ...removed, transaction.done]);
  }

  #open(): Promise<IDBPDatabase<Schema> | null> {
    this.#database ??= this.#openDatabase().catch(() => null);
    return this.#database;
  }

  async #openDatabase(): Promise<IDBPDatabase<Schema>> {
    return openDB<Schema>(NAME, 1, {
      upgrade: (database) => {
        database.createObjectStore('entries', { keyPath: ['account', 'assessment', 'client', 'clientSeq'] });
      },
      // Another tab runs a newer version: let it go on, this one keeps its edits in memory.
      blocking: (_from, _to, event) => (event.target as IDBDatabase).close(),
      terminated: () => (this.#database = null),
    });
  }
}

/** All keys that begin with these parts: an array sorts behind every string and number. */
const within = (start: readonly string[]): IDBKeyRange => IDBKeyRange.bound([...start], [...start, []]);

/** In memory: for tests, and where the browser keeps nothing. */
export class MemoryOutboxStore extends OutboxStore {
  readonly #rows = new Map<string, Map<number, OutboxEntry>>();

  override async entriesOf(scope: OutboxScope, client: string): Promise<OutboxEntry[]> {
    return [...this.#of(scope, client).values()].sort((one, other) => one.clientSeq - other.clientSeq);
  }

  override async clientsOf({ account, assessment }: OutboxScope): Promise<string[]> {
    const start = `${account}/${assessment}/`;
    return [...this.#rows]
      .filter(([key, entries]) => key.startsWith(start) && entries.size > 0)
      .map(([key]) => key.slice(start.length));
  }

  override async write(scope: OutboxScope, client: string, { put, remove }: OutboxChange): Promise<void> {
    const entries = this.#of(scope, client);
    for (const entry of put) entries.set(entry.clientSeq, entry);
    for (const clientSeq of remove) entries.delete(clientSeq);
  }

  #of({ account, assessment }: OutboxScope, client: string): Map<number, OutboxEntry> {
    const key = `${account}/${assessment}/${client}`;
    const entries = this.#rows.get(key) ?? new Map<number, OutboxEntry>();
    this.#rows.set(key, entries);
    return entries;
  }
}
