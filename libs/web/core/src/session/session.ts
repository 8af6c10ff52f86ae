import { Injectable, computed, effect, inject, linkedSignal, signal, untracked } from '@angular/core';
import {
  accountApi,
  allows,
  sessionApi,
  type Actor,
  type AccountView,
  type MembershipView,
  type NewPassword,
  type OrganizationId,
  type Permission,
  type SessionView,
  type SignIn,
  type SignUp,
} from '@certitude/contracts';
import { Api } from '../http/api';
import { ApiError } from '../http/api-error';
import { remembered } from '../memory';
import { Credentials } from './credentials';
import { CurrentOrganization } from './current-organization';

/** Nobody asked yet, asked and nobody is signed in, or somebody is. */
export type SessionPhase = 'unknown' | 'anonymous' | 'signed-in';

/** Who is signed in, where they are a member, and what they may do in the organization of the address bar. */
@Injectable({ providedIn: 'root' })
export class Session {
  readonly #api = inject(Api);
  readonly #credentials = inject(Credentials);
  readonly #current = inject(CurrentOrganization);
  readonly #phase = signal<SessionPhase>('unknown');
  readonly #account = signal<AccountView | null>(null);
  readonly #memberships = signal<readonly MembershipView[]>([]);
  readonly #last = remembered<string>('certitude.organization', '');

  /** Whether somebody was signed in in this browser when it was last known, so that an ended session can be told. */
  readonly #known = remembered<'yes' | 'no'>('certitude.signed-in', 'no');
  readonly #ended = signal(false);
  #asking: Promise<void> | null = null;

  readonly phase = this.#phase.asReadonly();
  /** Nobody is signed in because the session ended: nobody signed out. */
  readonly ended = this.#ended.asReadonly();
  readonly account = this.#account.asReadonly();
  readonly memberships = this.#memberships.asReadonly();
  /** The organization of the current address; null outside of one. */
  readonly organizationId = computed<OrganizationId | null>(() => this.membership()?.organizationId ?? null);
  readonly membership = computed(() => this.memberOf(this.#current.id()));
  /** Stays while the address does: a page that is still there when its session ends can draw itself to the end. */
  readonly #place = linkedSignal<{ address: string | null; open: OrganizationId | null }, OrganizationId | null>({
    source: () => ({ address: this.#current.id(), open: this.organizationId() }),
    computation: ({ address, open }, before) => open ?? (before?.source.address === address ? before.value : null),
  });
  readonly role = computed(() => this.membership()?.role ?? null);
  /** Who acts in the current organization, as the rules of the contracts want to know them; null outside of one. */
  readonly actor = computed<Actor | null>(() => {
    const [account, role] = [this.account(), this.role()];
    return account && role ? { id: account.id, role } : null;
  });
  readonly timeZone = computed(() => this.#account()?.timeZone ?? 'UTC');

  constructor() {
    effect(() => {
      const id = this.organizationId();
      if (id) this.#last.set(id);
    });
    effect(() => {
      if (this.#credentials.expirations() > 0) untracked(() => this.#forget());
    });
  }

  /** Whether the person's role in the current organization includes the permission. */
  can(permission: Permission): boolean {
    const role = this.role();
    return role !== null && allows(role, permission);
  }

  /** The current organization. @throws outside of one; pages below `/o/:organizationId` are always inside. */
  requireOrganization(): OrganizationId {
    const id = this.#place();
    if (!id) throw new Error('This page belongs to an organization, and none is open.');
    return id;
  }

  memberOf(organizationId: string | null): MembershipView | null {
    return this.#memberships().find((membership) => membership.organizationId === organizationId) ?? null;
  }

  /** Where `/` leads: the organization seen last, else the first one that is open. */
  home(): MembershipView | null {
    const all = this.#memberships();
    return this.memberOf(this.#last()) ?? all.find(({ suspended }) => !suspended) ?? all[0] ?? null;
  }

  /** Asks the server once who is signed in, however many want to know. @throws ApiError if it cannot be asked */
  async ensure(): Promise<SessionPhase> {
    if (this.#phase() === 'unknown') {
      this.#asking ??= this.refresh().finally(() => (this.#asking = null));
      await this.#asking;
    }
    return this.#phase();
  }

  /** Asks the server again, e.g. after memberships changed. @throws ApiError */
  async refresh(): Promise<void> {
    try {
      this.#take(await this.#api.call(sessionApi.current, {}));
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'session.required') throw error;
      this.#forget();
    }
  }

  /** @throws ApiError */
  async signIn(body: SignIn): Promise<void> {
    this.#take(await this.#api.call(sessionApi.signIn, { body }));
  }

  /** @throws ApiError */
  async signUp(body: SignUp): Promise<void> {
    this.#take(await this.#api.call(sessionApi.signUp, { body }));
  }

  /** Sets a new password with a link, and signs in. @throws ApiError */
  async setPassword(body: NewPassword): Promise<void> {
    this.#take(await this.#api.call(sessionApi.setPassword, { body }));
  }

  /** @throws ApiError */
  async signOut(): Promise<void> {
    await this.#api.call(sessionApi.signOut, {});
    this.#known.set('no');
    this.#forget();
  }

  /** Ends every session of the person, this one too. @throws ApiError */
  async signOutEverywhere(): Promise<void> {
    await this.#api.call(accountApi.signOutEverywhere, {});
    this.#known.set('no');
    this.#forget();
  }

  /** The account as the server just answered it. */
  know(account: AccountView): void {
    if (account.id === this.#account()?.id) this.#account.set(account);
  }

  /** A membership that just came to be: an organization created, an invitation accepted. */
  join(membership: MembershipView): void {
    this.#memberships.update((all) => [
      ...all.filter(({ organizationId }) => organizationId !== membership.organizationId),
      membership,
    ]);
  }

  /** A membership that just ended. */
  leave(organizationId: OrganizationId): void {
    this.#memberships.update((all) => all.filter((membership) => membership.organizationId !== organizationId));
  }

  #take(view: SessionView): void {
    this.#credentials.renew(view.csrfToken);
    this.#account.set(view.account);
    this.#memberships.set(view.memberships);
    this.#known.set('yes');
    this.#ended.set(false);
    this.#phase.set('signed-in');
  }

  #forget(): void {
    this.#ended.set(this.#known() === 'yes');
    this.#credentials.renew(null);
    this.#account.set(null);
    this.#memberships.set([]);
    this.#phase.set('anonymous');
  }
}
