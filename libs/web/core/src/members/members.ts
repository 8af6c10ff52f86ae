import { Injectable, computed, inject, signal } from '@angular/core';
import {
  guestsApi,
  organizationsApi,
  type AccountId,
  type AssessmentId,
  type AssessmentPerson,
  type MemberView,
} from '@certitude/contracts';
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
  /** People of assessments, for those to whom the organization's are not shown. */
  readonly #met = signal<readonly AssessmentPerson[]>([]);
  readonly #metIn = new Set<AssessmentId>();
  readonly #people = computed(() => {
    const me = this.#session.account();
    const known = [...this.#met(), ...this.views().map(({ accountId: id, name, active }) => ({ id, name, active }))];
    const people = new Map<string, Person>(
      known.map(({ id, name, active }) => [id, active ? personOf(id, name, id === me?.id) : FORMER_MEMBER]),
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

  /** Where the organization's people are not shown: learns who had a part in an assessment. Names are all it is about. */
  async meetIn(assessmentId: AssessmentId): Promise<void> {
    const organizationId = this.#session.organizationId();
    if (organizationId === null || this.#session.can('organization:read') || this.#metIn.has(assessmentId)) return;
    this.#metIn.add(assessmentId);
    const params = { organizationId, assessmentId };
    const people = await allItems((after) =>
      this.#api.call(guestsApi.people, { params, query: { limit: 100, after } }),
    ).catch(() => {
      this.#metIn.delete(assessmentId);
      return [];
    });
    this.#met.update((met) => [...met, ...people]);
  }

  reload(): void {
    this.#members.reload();
  }

  /** Puts a member that the server just answered in place. */
  replace(member: MemberView): void {
    this.#members.update((all) => all.map((known) => (known.accountId === member.accountId ? member : known)));
  }
}
