import { Injectable, PendingTasks, computed, inject, linkedSignal, signal } from '@angular/core';
import {
  guestsApi,
  MAX_PAGE,
  organizationsApi,
  type AccountId,
  type AssessmentId,
  type AssessmentPerson,
  type MemberView,
  type OrganizationId,
} from '@certitude/contracts';
import { Api } from '../http/api';
import { loadable } from '../loading/loadable';
import { allItems } from '../loading/pages';
import { Session } from '../session/session';
import { FORMER_MEMBER, personOf, type Person } from './person';

/** People of the current organization by id: who did it, who may be asked. Names are asked for as they are shown. */
@Injectable({ providedIn: 'root' })
export class Members {
  readonly #api = inject(Api);
  readonly #session = inject(Session);
  readonly #tasks = inject(PendingTasks);
  readonly #wanted = signal(false);
  // Only once somebody chooses among all of them, which a list of choices shows as a whole.
  readonly #everybody = loadable<MemberView[], OrganizationId>({
    params: () => (this.#wanted() ? (this.#organization() ?? undefined) : undefined),
    load: (organizationId, signal) =>
      allItems((after) =>
        this.#api.call(
          organizationsApi.members,
          { params: { organizationId }, query: { limit: MAX_PAGE, after } },
          signal,
        ),
      ),
  });
  /** Of whom something was shown here. */
  readonly #met = linkedSignal<OrganizationId | null, readonly AssessmentPerson[]>({
    source: () => this.#session.organizationId(),
    computation: () => [],
  });
  readonly #metIn = new Set<AssessmentId>();
  readonly #asked = new Set<string>();
  #toAsk: AccountId[] = [];
  readonly #people = computed(() => {
    const me = this.#session.account();
    const known = [...this.#met(), ...(this.#everybody.value() ?? []).map(toPerson)];
    const people = new Map<string, Person>(
      known.map(({ id, name, active, picture }) => [
        id,
        active ? personOf(id, name, id === me?.id, picture) : FORMER_MEMBER,
      ]),
    );
    if (me) people.set(me.id, personOf(me.id, me.name, true, me.picture));
    return people;
  });

  /** Everybody with a role and state, as the server lists them. */
  readonly views = computed(() => {
    if (!this.#wanted()) queueMicrotask(() => this.#wanted.set(true));
    return this.#everybody.value() ?? [];
  });
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
    const known = this.#people().get(id);
    if (known) return known;
    if (this.#everybody.value()) return FORMER_MEMBER;
    this.#ask(id);
    return { ...personOf(id, '…', false), initials: '', pending: true };
  }

  /** Where the organization's people are not shown: learns who had a part in an assessment. Names are all it is about. */
  async meetIn(assessmentId: AssessmentId): Promise<void> {
    const organizationId = this.#session.organizationId();
    if (organizationId === null || this.#organization() !== null || this.#metIn.has(assessmentId)) return;
    this.#metIn.add(assessmentId);
    const params = { organizationId, assessmentId };
    // Everybody, because nothing says which of them comes next.
    const people = await allItems((after) =>
      this.#api.call(guestsApi.people, { params, query: { limit: MAX_PAGE, after } }),
    ).catch(() => {
      this.#metIn.delete(assessmentId);
      return [];
    });
    this.#met.update((met) => [...met, ...people]);
  }

  /** Asks again who there is to choose from. */
  reload(): void {
    this.#everybody.reload();
  }

  /** Puts a member that the server just answered in place. */
  replace(member: MemberView): void {
    this.#everybody.update((all) => all.map((known) => (known.accountId === member.accountId ? member : known)));
    this.#met.update((met) => [...met.filter(({ id }) => id !== member.accountId), toPerson(member)]);
  }

  /** The organization whose people are shown to this person; null where they are not. */
  #organization(): OrganizationId | null {
    return this.#session.can('organization:read') ? this.#session.organizationId() : null;
  }

  /** Names that are missing at one time are asked for together. */
  #ask(id: AccountId): void {
    const organizationId = this.#organization();
    const key = `${organizationId} ${id}`;
    if (organizationId === null || this.#asked.has(key)) return;
    this.#asked.add(key);
    this.#toAsk.push(id);
    if (this.#toAsk.length > 1) return;
    const done = this.#tasks.add();
    queueMicrotask(() => void this.#meet(organizationId, this.#toAsk.splice(0)).finally(done));
  }

  async #meet(organizationId: OrganizationId, ids: readonly AccountId[]): Promise<void> {
    for (let at = 0; at < ids.length; at += MAX_PAGE) {
      const some = ids.slice(at, at + MAX_PAGE);
      const query = { limit: MAX_PAGE, ids: some.join(',') };
      try {
        const { items } = await this.#api.call(organizationsApi.members, { params: { organizationId }, query });
        const found = new Map(items.map((member) => [member.accountId, toPerson(member)]));
        const met = some.map((id) => found.get(id) ?? { id, name: '', active: false, picture: null });
        if (this.#session.organizationId() === organizationId) this.#met.update((before) => [...before, ...met]);
      } catch {
        // Asked for again when they are shown the next time.
        for (const id of some) this.#asked.delete(`${organizationId} ${id}`);
      }
    }
  }
}

const toPerson = ({ accountId: id, name, active, picture }: MemberView): AssessmentPerson => ({
  id,
  name,
  active,
  picture,
});
