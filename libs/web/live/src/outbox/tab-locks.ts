import { Injectable, inject } from '@angular/core';

/** Gives a lock back. */
export type Release = () => void;

/** Names that only one tab of this browser holds at a time; a tab that dies gives up its names. */
@Injectable({ providedIn: 'root', useFactory: () => inject(BrowserTabLocks) })
export abstract class TabLocks {
  /** Takes a name; null when another tab has it. */
  abstract take(name: string): Promise<Release | null>;
}

/** With the browser's own locks; where these are missing (plain http inside a company), by asking the other tabs. */
@Injectable({ providedIn: 'root' })
export class BrowserTabLocks extends TabLocks {
  readonly #asking = 'locks' in navigator ? null : new AskingTabLocks(new BroadcastChannel('certitude.tabs'));

  override take(name: string): Promise<Release | null> {
    return this.#asking ? this.#asking.take(name) : takeWebLock(name);
  }
}

const takeWebLock = (name: string): Promise<Release | null> =>
  new Promise((resolve, reject) => {
    const hold = (lock: Lock | null): Promise<void> | undefined => {
      if (lock) return new Promise<void>((release) => resolve(release));
      resolve(null);
      return undefined;
    };
    navigator.locks.request(name, { ifAvailable: true }, hold).catch(reject);
  });

type Message = { readonly kind: 'ask' | 'held'; readonly name: string; readonly ticket: number };

/** The part of a BroadcastChannel that is used. */
export interface TabChannel {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** Other tabs answer at once when they are awake, and within this many milliseconds when in the background. */
const ANSWER_WITHIN = 250;

/** Asks the other tabs whether they hold a name; who asks at the same time with a lower ticket goes first. */
export class AskingTabLocks extends TabLocks {
  readonly #held = new Set<string>();
  readonly #asking = new Map<string, { readonly ticket: number; lost: boolean }>();

  constructor(private readonly channel: TabChannel) {
    super();
    channel.addEventListener('message', ({ data }) => this.#hear(data as Message));
  }

  override async take(name: string): Promise<Release | null> {
    if (this.#held.has(name) || this.#asking.has(name)) return null;
    const question = { ticket: Math.random(), lost: false };
    this.#asking.set(name, question);
    this.channel.postMessage({ kind: 'ask', name, ticket: question.ticket } satisfies Message);
    await new Promise((resolve) => setTimeout(resolve, ANSWER_WITHIN));
    this.#asking.delete(name);
    if (question.lost) return null;
    this.#held.add(name);
    return () => this.#held.delete(name);
  }

  #hear({ kind, name, ticket }: Message): void {
    const own = this.#asking.get(name);
    if (kind === 'held' && own) own.lost = true;
    if (kind !== 'ask') return;
    if (own && ticket < own.ticket) own.lost = true;
    const isOurs = this.#held.has(name) || (own !== undefined && !own.lost);
    if (isOurs) this.channel.postMessage({ kind: 'held', name, ticket } satisfies Message);
  }
}
