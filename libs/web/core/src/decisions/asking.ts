import { type Signal, computed, inject, linkedSignal } from '@angular/core';
import { type AccountId, type Deciders } from '@certitude/contracts';
import { type Loadable, loadable } from '../loading/loadable';
import { Members } from '../members/members';
import { type Person } from '../members/person';
import { Session } from '../session/session';
import { Toasts } from '../shell/toasts';
import { DecisionRequests, type JudgedPlace } from './decision-requests';

/** Who may still decide, as a page shows it, and what asking one of them does. */
export interface Asking {
  readonly deciders: Loadable<Deciders>;
  readonly people: Signal<readonly (Person & { readonly id: AccountId })[]>;
  readonly asked: Signal<ReadonlySet<string>>;
  /** Where somebody new is invited; null for those who may not. */
  readonly invitations: Signal<readonly string[] | null>;
  ask(id: string): Promise<void>;
}

/** For a page on which something waits for a decision. Nothing is loaded while there is no place. */
export function askingAbout(place: () => JudgedPlace | undefined): Asking {
  const [requests, members] = [inject(DecisionRequests), inject(Members)];
  const [session, toasts] = [inject(Session), inject(Toasts)];
  const deciders = loadable<Deciders, JudgedPlace>({
    params: place,
    load: (where, abort) => requests.of(where, abort),
  });
  const asked = linkedSignal<string | undefined, ReadonlySet<string>>({
    source: () => JSON.stringify(place()),
    computation: () => new Set(),
  });
  return {
    deciders,
    people: computed(() => (deciders.value()?.mayDecide ?? []).map((id) => ({ ...members.person(id), id }))),
    asked: asked.asReadonly(),
    invitations: computed(() =>
      session.can('member:manage') ? ['/o', session.organizationId() ?? '', 'settings', 'invitations'] : null,
    ),
    ask: async (id) => {
      const where = place();
      if (!where) return;
      try {
        await requests.ask(where, id as AccountId);
        asked.update((before) => new Set([...before, id]));
        toasts.success('Asked. They get a notice.');
      } catch (error) {
        toasts.failure(error);
      }
    },
  };
}
