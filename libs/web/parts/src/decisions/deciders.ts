import { Component, booleanAttribute, computed, inject, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type AccountId, type Deciders as DecidersView } from '@certitude/contracts';
import { Members, Session, Toasts, loadable } from '@certitude/web/core';
import { Button, PersonName } from '@certitude/web/ui';
import { DecisionRequests, type JudgedPlace } from './decision-requests';

/**
 * Who may still decide on something: those who took no part in it, each of whom can be asked. With a way on where nobody
 * is left. Shows and loads nothing while there is no place.
 */
@Component({
  selector: 'certitude-deciders',
  imports: [Button, PersonName, RouterLink],
  templateUrl: './deciders.html',
  styleUrl: './deciders.scss',
})
export class Deciders {
  readonly #requests = inject(DecisionRequests);
  readonly #members = inject(Members);
  readonly #session = inject(Session);
  readonly #toasts = inject(Toasts);

  readonly of = input.required<JudgedPlace | null>();
  /** What deciding is called here. */
  readonly verb = input<'review' | 'verify'>('review');
  /** Whether guest auditors may decide here. */
  readonly guests = input(true, { transform: booleanAttribute });
  readonly mayAsk = input(false, { transform: booleanAttribute });

  protected readonly deciders = loadable<DecidersView, JudgedPlace>({
    params: () => this.of() ?? undefined,
    load: (place, abort) => this.#requests.of(place, abort),
  });
  protected readonly people = computed(() =>
    (this.deciders.value()?.mayDecide ?? []).map((id) => ({ ...this.#members.person(id), id })),
  );
  protected readonly asked = linkedSignal<string, ReadonlySet<AccountId>>({
    source: computed(() => JSON.stringify(this.of())),
    computation: () => new Set(),
  });
  /** Where somebody new is invited; null for those who may not. */
  protected readonly invitations = computed(() =>
    this.#session.can('member:manage') ? ['/o', this.#session.organizationId() ?? '', 'settings', 'invitations'] : null,
  );

  protected async ask(id: AccountId): Promise<void> {
    const place = this.of();
    if (!place) return;
    try {
      await this.#requests.ask(place, id);
      this.asked.update((before) => new Set([...before, id]));
      this.#toasts.success('Asked. They are notified.');
    } catch (error) {
      this.#toasts.failure(error);
    }
  }
}
