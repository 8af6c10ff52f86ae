import { Injectable, inject } from '@angular/core';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { type AccountId, type AssessmentId, type OrganizationId } from '@certitude/contracts';
import { type OutboxEntry, type RefusedEdit, type RefusedNote } from '@certitude/collab';

/** Whose edits, and of which assessment. Edits never change hands between accounts. */
export interface OutboxScope {
  readonly account: AccountId;
  readonly assessment: AssessmentId;
}

/** With what it takes to send them from anywhere. */
export interface OutboxPlace extends OutboxScope {
  readonly organization: OrganizationId;
}

/** Edits of one client that are not saved yet. */
export interface LeftOutbox extends OutboxPlace {
  readonly client: string;
  readonly changes: number;
  /** When the last of them was made. Milliseconds since 1970. */
  readonly madeAt: number;
}

/** What changed in one client's outbox. */
export interface OutboxChange {
  readonly put: readonly OutboxEntry[];
  /** `clientSeq` of edits whose fate is known. */
  readonly remove: readonly number[];
}

/** An edit that did not happen, with an id of its own. */
export type Refusal = { readonly id: string } & (
  { readonly kind: 'field'; readonly edit: RefusedEdit } | { readonly kind: 'note'; readonly note: RefusedNote }
);

/** Whose edit it was, and of which assessment. */
export interface KeptRefusal extends OutboxPlace {
  /** When it was refused. Milliseconds since 1970. */
  readonly at: number;
  readonly refusal: Refusal;
}

/**
 * Keeps edits that are not saved on the server yet, and what was refused of them until their author has seen it, so that
 * they survive a reload, a crash and an outage.
 */
@Injectable({ providedIn: 'root', useFactory: () => inject(BrowserOutboxStore) })
export abstract class OutboxStore {
  /** Edits of one client, in the order they were made. */
  abstract entriesOf(scope: OutboxScope, client: string): Promise<OutboxEntry[]>;
  /** Clients with edits. */
  abstract clientsOf(scope: OutboxScope): Promise<string[]>;
  /** Everything of a person that is not saved, in all assessments. */
  abstract leftOf(account: AccountId): Promise<LeftOutbox[]>;
  /** Changes arrive in the order of the calls. */
  abstract write(place: OutboxPlace, client: string, change: OutboxChange): Promise<void>;
  /** What was refused to a person, in all assessments, in the order in which it was kept. */
  abstract refusalsOf(account: AccountId): Promise<KeptRefusal[]>;
  abstract keepRefusal(kept: KeptRefusal): Promise<void>;
  abstract dropRefusal(account: AccountId, id: string): Promise<void>;
  /** Removes everything of a person who leaves. */
  abstract discardAll(account: AccountId): Promise<void>;
}

type Key = [account: string, assessment: string, client: string, clientSeq: number];
interface Row {
  readonly account: AccountId;
  readonly organization: OrganizationId;
  readonly assessment: AssessmentId;
  readonly client: string;
  readonly clientSeq: number;
  readonly entry: OutboxEntry;
}
interface Schema extends DBSchema {
  entries: { key: Key; value: Row };
  refusals: { key: number; value: KeptRefusal; indexes: { account: AccountId } };
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

  override async leftOf(account: AccountId): Promise<LeftOutbox[]> {
    const database = await this.#open();
    if (!database) return this.#memory.leftOf(account);
    return leftIn(await database.getAll('entries', within([account])));
  }

  override async write(place: OutboxPlace, client: string, change: OutboxChange): Promise<void> {
    const database = await this.#open();
    if (!database) return this.#memory.write(place, client, change);
    const { account, organization, assessment } = place;
    const transaction = database.transaction('entries', 'readwrite', { durability: 'relaxed' });
    const put = change.put.map((entry) =>
      transaction.store.put({ account, organization, assessment, client, clientSeq: entry.clientSeq, entry }),
    );
    const removed = change.remove.map((clientSeq) =>
      transaction.store.delete([account, assessment, client, clientSeq]),
    );
    await Promise.all([...put, ...removed, transaction.done]);
  }

  override async refusalsOf(account: AccountId): Promise<KeptRefusal[]> {
    const database = await this.#open();
    return database ? database.getAllFromIndex('refusals', 'account', account) : this.#memory.refusalsOf(account);
  }

  override async keepRefusal(kept: KeptRefusal): Promise<void> {
    const database = await this.#open();
    if (!database) return this.#memory.keepRefusal(kept);
    await database.add('refusals', kept);
  }

  override async dropRefusal(account: AccountId, id: string): Promise<void> {
    const database = await this.#open();
    if (!database) return this.#memory.dropRefusal(account, id);
    await removeRefusals(database, account, ({ refusal }) => refusal.id === id);
  }

  override async discardAll(account: AccountId): Promise<void> {
    const database = await this.#open();
    if (!database) return this.#memory.discardAll(account);
    await database.delete('entries', within([account]));
    await removeRefusals(database, account, () => true);
  }

  #open(): Promise<IDBPDatabase<Schema> | null> {
    this.#database ??= this.#openDatabase().catch(() => null);
    return this.#database;
  }

  async #openDatabase(): Promise<IDBPDatabase<Schema>> {
    return openDB<Schema>(NAME, 2, {
      upgrade: (database, from) => {
        if (from < 1)
          database.createObjectStore('entries', { keyPath: ['account', 'assessment', 'client', 'clientSeq'] });
        database.createObjectStore('refusals', { autoIncrement: true }).createIndex('account', 'account');
      },
      // Another tab runs a newer version: let it go on, this one keeps its edits in memory.
      blocking: (_from, _to, event) => (event.target as IDBDatabase).close(),
      terminated: () => (this.#database = null),
    });
  }
}

async function removeRefusals(
  database: IDBPDatabase<Schema>,
  account: AccountId,
  isMeant: (kept: KeptRefusal) => boolean,
): Promise<void> {
  const { store, done } = database.transaction('refusals', 'readwrite');
  for (let at = await store.index('account').openCursor(account); at; at = await at.continue())
    if (isMeant(at.value)) await at.delete();
  await done;
}

/** All keys that begin with these parts: an array sorts behind every string and number. */
const within = (start: readonly string[]): IDBKeyRange => IDBKeyRange.bound([...start], [...start, []]);

/** One line per client and assessment. */
function leftIn(rows: readonly Row[]): LeftOutbox[] {
  const left = new Map<string, LeftOutbox>();
  for (const { account, organization, assessment, client, entry } of rows) {
    const key = `${assessment}/${client}`;
    const { changes, madeAt } = left.get(key) ?? { changes: 0, madeAt: 0 };
    const sum = { changes: changes + 1, madeAt: Math.max(madeAt, entry.madeAt) };
    left.set(key, { account, organization, assessment, client, ...sum });
  }
  return [...left.values()];
}

/** In memory: for tests, and where the browser keeps nothing. */
export class MemoryOutboxStore extends OutboxStore {
  #rows: readonly Row[] = [];
  #refusals: readonly KeptRefusal[] = [];

  override async entriesOf(scope: OutboxScope, client: string): Promise<OutboxEntry[]> {
    const rows = this.#of(scope).filter((row) => row.client === client);
    return rows.map(({ entry }) => entry).sort((one, other) => one.clientSeq - other.clientSeq);
  }

  override async clientsOf(scope: OutboxScope): Promise<string[]> {
    return [...new Set(this.#of(scope).map(({ client }) => client))];
  }

  override async leftOf(account: AccountId): Promise<LeftOutbox[]> {
    return leftIn(this.#rows.filter((row) => row.account === account));
  }

  override async write(place: OutboxPlace, client: string, { put, remove }: OutboxChange): Promise<void> {
    const { account, organization, assessment } = place;
    const settled = new Set([...remove, ...put.map(({ clientSeq }) => clientSeq)]);
    const isSettled = (row: Row): boolean =>
      row.account === account && row.assessment === assessment && row.client === client && settled.has(row.clientSeq);
    const added = put.map((entry) => ({
      account,
      organization,
      assessment,
      client,
      clientSeq: entry.clientSeq,
      entry,
    }));
    this.#rows = [...this.#rows.filter((row) => !isSettled(row)), ...added];
  }

  override async refusalsOf(account: AccountId): Promise<KeptRefusal[]> {
    return this.#refusals.filter((kept) => kept.account === account);
  }

  override async keepRefusal(kept: KeptRefusal): Promise<void> {
    this.#refusals = [...this.#refusals, kept];
  }

  override async dropRefusal(account: AccountId, id: string): Promise<void> {
    this.#refusals = this.#refusals.filter((kept) => kept.account !== account || kept.refusal.id !== id);
  }

  override async discardAll(account: AccountId): Promise<void> {
    this.#rows = this.#rows.filter((row) => row.account !== account);
    this.#refusals = this.#refusals.filter((kept) => kept.account !== account);
  }

  #of({ account, assessment }: OutboxScope): readonly Row[] {
    return this.#rows.filter((row) => row.account === account && row.assessment === assessment);
  }
}
