import { Injectable, computed, inject } from '@angular/core';
import { organizationsApi, type AccountId, type MemberView } from '@certitude/contracts';
import { Api } from '../http/api';
import { loadable } from '../loading/loadable';
import { allItems } from '../loading/pages';
import { Session } from '../session/session';
import { FORMER_MEMBER, personOf, type Person } from './person';

/** People of the current organization by id: who did it, who may be asked. */
@Injectable({ providedIn: 'root' })
export class Members {
  readonly #api = inject(Api);
  readonly #session = inject(Session);
  readonly #members = loadable<MemberView[], string>({
    params: () => (this.#session.can('organization:read') ? (this.#session.organizationId() ?? undefined) : undefined),
    load: (organizationId, signal) =>
      allItems((after) =>
        this.#api.call(organizationsApi.members, { params: { organizationId }, query: { limit: 100, after } }, signal),
      ),
  });
  readonly #people = computed(() => {
    const me = this.#session.account();
    const people = new Map<string, Person>(
      (this.#members.value() ?? []).map((member) => [
        member.accountId,
        member.active ? personOf(member.accountId, member.name, member.accountId === me?.id) : FORMER_MEMBER,
      ]),
    );
    if (me) people.set(me.id, personOf(me.id, me.name, true));
    return people;
  });

  readonly phase = this.#members.phase;
  readonly error = this.#members.error;
  /** Everybody with a role and state, as the server lists them. */
  readonly views = computed(() => this.#members.value() ?? []);
  /** Present members by name, for pickers. */
  readonly active = computed(() =>
    this.views()
      .filter((member) => member.active)
      .map((member) => this.person(member.accountId))
      .sort((a, b) => a.name.localeCompare(b.name)),
  );

  /** The person with an id. Reads a signal: use it in templates and `computed`. Null id: null, nobody. */
  person(id: AccountId): Person;
  person(id: AccountId | null): Person | null;
  person(id: AccountId | null): Person | null {
    if (id === null) return null;
    return this.#people().get(id) ?? (this.#members.value() ? FORMER_MEMBER : personOf(id, '…', false));
  }

  reload(): void {
    this.#members.reload();
  }

  /** Puts a member that the server just answered in place. */
  replace(member: MemberView): void {
    this.#members.update((all) => all.map((known) => (known.accountId === member.accountId ? member : known)));
  }
}
