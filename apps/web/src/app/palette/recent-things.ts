import { Injectable, effect, inject, signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { Session, TopBar, type Crumb } from '@certitude/web/core';

/** Something that was open in this tab. */
export interface RecentThing {
  /** Below the organization's address. */
  readonly path: string;
  readonly label: string;
  readonly about: string | null;
}

const MOST = 6;
/** Pages of one thing; a requirement is a place in its assessment. */
const THING =
  /^\/o\/([^/?#]+)\/((?:assessments|pkis|evidence|plans)\/[0-9a-f-]{36})(?:\/responses\/[0-9a-f-]{36})?(?:[?#]|$)/;

/**
 * What a person had open last, newest first, for each organization. It is kept as long as the tab is, under the account
 * that saw it, and shown to no other.
 */
@Injectable({ providedIn: 'root' })
export class RecentThings {
  readonly #router = inject(Router);
  readonly #session = inject(Session);
  readonly #bar = inject(TopBar);
  readonly #changed = signal(0);

  constructor() {
    effect(() => {
      const crumbs = this.#bar.crumbs();
      untracked(() => this.#note(crumbs));
    });
  }

  /** Of the present organization. */
  all(): readonly RecentThing[] {
    this.#changed();
    const key = this.#key(this.#session.organizationId());
    return key === null ? [] : read(key);
  }

  #note(crumbs: readonly Crumb[]): void {
    const [, organization = '', path] = THING.exec(this.#router.url) ?? [];
    const thing = crumbs.at(-1);
    const key = this.#key(organization);
    if (path === undefined || key === null || !thing || thing.link || thing.label === '…') return;
    const parent = crumbs.at(-2);
    const seen = { path, label: thing.label, about: parent && !parent.link ? parent.label : null };
    write(key, [seen, ...read(key).filter((other) => other.path !== path)].slice(0, MOST));
    this.#changed.update((count) => count + 1);
  }

  #key(organization: string | null): string | null {
    const account = this.#session.account();
    return account && organization ? `certitude.recent.${account.id}.${organization}` : null;
  }
}

function read(key: string): RecentThing[] {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '[]') as RecentThing[];
  } catch {
    return [];
  }
}

function write(key: string, things: readonly RecentThing[]): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(things));
  } catch {
    // Storage is full or refused: nothing is remembered.
  }
}
