import { Component, computed, inject, linkedSignal } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { type ReviewDecision, mayDecide, tookPartIn, type ReviewView } from '@certitude/contracts';
import { Members, Toasts, askingAbout, draftForm } from '@certitude/web/core';
import {
  Avatar,
  Button,
  DraftNotice,
  DraftOf,
  ErrorState,
  Field,
  FormErrors,
  Input,
  Notice,
  RESPONSE_FACES,
  RelativeTime,
  Skeleton,
  StatusBadge,
  WhoDecides,
} from '@certitude/web/ui';
import { AnswerContext } from '../../../data-access/answer-context';
import { FIELD_LABELS } from '../../../rules/labels';
import { WorkbenchState } from '../workbench-state';
import { ContextData } from './context-data';

/** Handing an answer in for review, deciding on it, and what was decided before. */
@Component({
  selector: 'certitude-review-panel',
  imports: [
    Avatar,
    Button,
    DraftNotice,
    DraftOf,
    ErrorState,
    Field,
    FormErrors,
    FormField,
    Input,
    Notice,
    RelativeTime,
    Skeleton,
    StatusBadge,
    WhoDecides,
  ],
  templateUrl: './review-panel.html',
  styleUrl: './panel.scss',
})
export class ReviewPanel {
  protected readonly state = inject(WorkbenchState);
  readonly #data = inject(ContextData);
  readonly #context = inject(AnswerContext);
  readonly #members = inject(Members);
  readonly #toasts = inject(Toasts);

  protected readonly review = this.#data.review;
  protected readonly faces = RESPONSE_FACES;
  #decision: ReviewDecision['decision'] = 'accepted';
  protected readonly draft = draftForm<{ comment: string }>({
    name: 'review-of-answer',
    subject: () => this.state.view()?.id ?? '',
    title: () => `Review: ${this.state.item()?.title ?? ''}`,
    empty: { comment: '' },
    save: ({ values }) => this.#send(values.comment),
  });
  protected readonly error = linkedSignal<string | undefined, string | null>({
    source: () => this.state.view()?.id,
    computation: () => null,
  });

  protected readonly status = computed(() => this.state.view()?.values.status ?? 'not-started');
  protected readonly waits = computed(() => this.status() === 'ready-for-review');
  protected readonly mayAnswer = computed(() => {
    const view = this.state.view();
    return view !== null && this.state.live.mayAnswer(view);
  });
  protected readonly isOwnWork = computed(() => {
    const [review, actor] = [this.review.value(), this.state.actor()];
    return review !== undefined && actor !== null && tookPartIn(actor.id, review.authors);
  });
  protected readonly mayDecide = computed(() => {
    const [review, actor] = [this.review.value(), this.state.actor()];
    const isOpen = this.state.live.open() && this.waits();
    return isOpen && review !== undefined && actor !== null && mayDecide(actor, 'response', review.authors);
  });
  /** Before an answer is handed in too: who writes next must know whom they leave. */
  protected readonly asking = askingAbout(() => {
    const [place, review] = [this.#data.place(), this.review.value()];
    const isShown = place && review && this.status() !== 'accepted' && this.state.live.open();
    return isShown ? { kind: 'response', ...place } : undefined;
  });
  protected readonly isAnswered = computed(() => {
    const values = this.state.view()?.values;
    return values !== undefined && (values.level > 0 || values.applicability.applicability === 'not-applicable');
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

  protected reviewer({ reviewer }: ReviewView) {
    return this.#members.person(reviewer);
  }

  protected setStatus(value: 'ready-for-review' | 'in-progress'): void {
    const id = this.state.view()?.id;
    if (id) this.state.live.set(id, { field: 'status', value });
  }

  protected async decide(decision: ReviewDecision['decision']): Promise<void> {
    const comment = this.draft.values().comment.trim();
    this.error.set(decision === 'changes-requested' && comment === '' ? 'Say what should change.' : null);
    if (this.error() !== null) return;
    this.#decision = decision;
    await this.draft.submit();
    this.review.reload();
  }

  async #send(comment: string): Promise<void> {
    const place = this.#data.place();
    const review = this.review.value();
    if (!place || !review) return;
    const decision = this.#decision;
    await this.#context.decide(place, { decision, comment, hash: review.hash });
    this.#toasts.success(decision === 'accepted' ? 'Accepted.' : 'Changes requested.');
  }
}
