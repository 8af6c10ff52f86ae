import { Component, computed, inject } from '@angular/core';
import { awaitsReview, decisionObstacle, isAnswered, tookPartIn } from '@certitude/contracts';
import { Toasts } from '@certitude/web/core';
import {
  Decide,
  Deciders,
  FromArchive,
  PersonById,
  decisionForm,
  type Decision,
  type JudgedPlace,
} from '@certitude/web/parts';
import { Button, ErrorState, Notice, RESPONSE_FACES, RelativeTime, Skeleton, StatusBadge } from '@certitude/web/ui';
import { AnswerContext } from '../../data-access/answer-context';
import { FIELD_LABELS } from '../../rules/labels';
import { WorkbenchState } from '../workbench-state';
import { ContextData } from './context-data';

/** Handing an answer in for review, deciding on it, and what was decided before. */
@Component({
  selector: 'certitude-review-panel',
  imports: [Button, Decide, Deciders, ErrorState, FromArchive, Notice, PersonById, RelativeTime, Skeleton, StatusBadge],
  templateUrl: './review-panel.html',
  styles: `
    @use 'panel' as *;
    :host {
      @include panel;
    }
    .told {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
    }
    .told:empty {
      margin-top: calc(-1 * var(--space-3));
    }
    .asked {
      white-space: pre-line;
    }
  `,
})
export class ReviewPanel {
  protected readonly state = inject(WorkbenchState);
  readonly #data = inject(ContextData);
  readonly #context = inject(AnswerContext);
  readonly #toasts = inject(Toasts);

  protected readonly review = this.#data.review;
  protected readonly faces = RESPONSE_FACES;
  protected readonly form = decisionForm<'changes-requested'>({
    name: 'review-of-answer',
    subject: () => this.state.view()?.id ?? '',
    title: () => `Review: ${this.state.item()?.title ?? ''}`,
    against: { decision: 'changes-requested', why: 'Say what should change.' },
    send: (decision) => this.#send(decision),
  });

  protected readonly status = computed(() => this.state.view()?.values.status ?? 'not-started');
  protected readonly waits = computed(() => awaitsReview(this.status()));
  protected readonly mayAnswer = computed(() => {
    const view = this.state.view();
    return view !== null && this.state.live.mayAnswer(view);
  });
  /** Why this person does not decide now, as the server asks it; null when they may. */
  protected readonly obstacle = computed(() => {
    const review = this.review.value();
    if (!review || !this.state.live.open()) return 'not-waiting';
    return decisionObstacle(this.state.actor(), 'response', { waits: this.waits(), tookPart: review.authors });
  });
  /** How much of what the answer rests on proves nothing any more. */
  protected readonly ended = computed(
    () => (this.#data.evidence.value() ?? []).filter(({ current }) => current.ended).length,
  );
  protected readonly isOwnWork = computed(() => {
    const [review, actor] = [this.review.value(), this.state.actor()];
    return review !== undefined && actor !== null && tookPartIn(actor.id, review.authors);
  });
  /** Before an answer is handed in too: who writes next must know whom they leave. */
  protected readonly judged = computed<JudgedPlace | null>(() => {
    const place = this.#data.place();
    const isShown = place && this.review.value() && this.status() !== 'accepted' && this.state.live.open();
    return isShown ? { kind: 'response', ...place } : null;
  });
  protected readonly isAnswered = computed(() => {
    const values = this.state.view()?.values;
    return values !== undefined && isAnswered(values);
  });
  protected readonly changed = computed(() =>
    (this.review.value()?.changedSinceAcceptance ?? [])
      .map((field) =>
        (Object.hasOwn(FIELD_LABELS, field) ? FIELD_LABELS[field as keyof typeof FIELD_LABELS] : field).toLowerCase(),
      )
      .join(', '),
  );
  protected readonly authors = computed(() => {
    const { authors = [] } = this.review.value() ?? {};
    return authors.map((id) => this.state.nameOf(id)).join(', ');
  });
  protected readonly past = computed(() =>
    [...(this.review.value()?.reviews ?? [])].sort((one, other) => other.at.localeCompare(one.at)),
  );
  /** What the reviewer wants changed, as long as it is not handed in again. */
  protected readonly asked = computed(() => (this.status() === 'changes-requested' ? this.past()[0] : undefined));
  /** What was decided besides. */
  protected readonly earlier = computed(() => this.past().filter((each) => each !== this.asked()));

  protected setStatus(value: 'ready-for-review' | 'in-progress'): void {
    const id = this.state.view()?.id;
    if (id) this.state.live.set(id, { field: 'status', value });
  }

  async #send(decision: Decision<'changes-requested'>): Promise<void> {
    const place = this.#data.place();
    const review = this.review.value();
    if (!place || !review) return;
    try {
      await this.#context.decide(place, { ...decision, hash: review.hash });
      this.#toasts.success(decision.decision === 'accepted' ? 'Accepted.' : 'Changes requested.');
    } finally {
      this.review.reload();
    }
  }
}
