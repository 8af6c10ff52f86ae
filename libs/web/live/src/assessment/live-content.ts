import { computed, signal } from '@angular/core';
import {
  type ClientReplica,
  type Contributors,
  type OutboxEntry,
  type ReplicaPhase,
  type ResponseView,
} from '@certitude/collab';
import { type RejectionCode, type ResponseId, type Role, type StreamState } from '@certitude/contracts';
import { type ShownEffect } from '../transport/replica-shell';

/** Access ended, or there is nothing to join. */
export interface Closed {
  readonly code: RejectionCode;
  readonly unsaved: readonly OutboxEntry[];
}

/** What the replica of an assessment holds, for whoever shows it. */
export class LiveContent {
  readonly #views = signal<ReadonlyMap<ResponseId, ResponseView>>(new Map());
  readonly #phase = signal<ReplicaPhase>('offline');
  readonly #stream = signal<StreamState>('open');
  readonly #role = signal<Role | null>(null);
  readonly #contributors = signal<Contributors>(new Map());
  readonly #followed = signal(false);
  readonly #closed = signal<Closed | null>(null);

  /** Every response with its own unsaved edits on top; empty until the content has arrived. */
  readonly views = this.#views.asReadonly();
  readonly phase = this.#phase.asReadonly();
  readonly stream = this.#stream.asReadonly();
  readonly role = this.#role.asReadonly();
  /** Who is invited to answer what. */
  readonly contributors = this.#contributors.asReadonly();
  /** Whether the stream was followed since the assessment was entered. */
  readonly followed = this.#followed.asReadonly();
  readonly closed = this.#closed.asReadonly();
  readonly loaded = computed(() => this.#views().size > 0);

  /** Takes over what the replica has become. @returns whether it has just begun to follow the stream */
  show(replica: ClientReplica, effects: readonly ShownEffect[]): boolean {
    const wasLive = this.#phase() === 'live';
    this.#showViews(replica, effects);
    this.#phase.set(replica.phase);
    this.#stream.set(replica.state);
    this.#role.set(replica.role);
    this.#contributors.set(replica.contributors);
    if (replica.phase === 'live') this.#followed.set(true);
    if (replica.phase !== 'closed') this.#closed.set(null);
    for (const effect of effects) if (effect.type === 'closed') this.#closed.set(effect);
    return replica.phase === 'live' && !wasLive;
  }

  clear(): void {
    this.#views.set(new Map());
    this.#phase.set('offline');
    this.#stream.set('open');
    this.#role.set(null);
    this.#contributors.set(new Map());
    this.#followed.set(false);
    this.#closed.set(null);
  }

  #showViews(replica: ClientReplica, effects: readonly ShownEffect[]): void {
    const changed = effects.flatMap((effect) => (effect.type === 'changed' ? effect.responses : []));
    if (changed.length === 0) return;
    const views = new Map(this.#views());
    for (const response of changed) {
      const view = replica.view(response);
      if (view) views.set(response, view);
    }
    this.#views.set(views);
  }
}
