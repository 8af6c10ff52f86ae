import { Component, booleanAttribute, computed, inject, input, output } from '@angular/core';
import {
  mayBeAccepted,
  type Actor,
  type DecisionObstacle,
  type EvidenceDecision as Made,
  type EvidenceView,
} from '@certitude/contracts';
import { Notice } from '@certitude/web/ui';
import { Decide } from '../decisions/decide';
import { decisionForm } from '../decisions/decision-form';
import { EvidenceLibrary } from './evidence-library';
import { evidenceObstacle, isWithdrawn } from './evidence-standing';

const WHY_NOT: Readonly<Record<DecisionObstacle, string>> = {
  'not-waiting': 'It is not waiting for review.',
  role: 'Your role does not review.',
  'own-work': 'Somebody else reviews it: you added, uploaded, revised or submitted some of it.',
};

/**
 * Decides on the shown revision of a piece of evidence, by its hash; says why somebody may not. What else may be done
 * with it stands inside.
 */
@Component({
  selector: 'certitude-evidence-decision',
  imports: [Decide, Notice],
  template: `
    @if (whyNot(); as reason) {
      <p class="muted">{{ reason }}</p>
    } @else {
      @if (of().current.ended) {
        <certitude-notice tone="warning">
          Its last valid day has passed: if accepted, it counts as expired immediately.
        </certitude-notice>
      }
      <certitude-decide
        against="Reject"
        [of]="form"
        [label]="folded() ? 'Why is it rejected?' : 'Comment'"
        [folded]="folded()"
        [acceptable]="acceptable()"
        ><ng-content
      /></certitude-decide>
    }
  `,
  styles: `
    :host {
      display: block;
    }
  `,
})
export class EvidenceDecision {
  readonly #library = inject(EvidenceLibrary);

  readonly of = input.required<EvidenceView>();
  readonly actor = input.required<Actor | null>();
  /** One of a list. */
  readonly folded = input(false, { transform: booleanAttribute });
  readonly decided = output<EvidenceView>();

  protected readonly form = decisionForm<'rejected'>({
    name: 'review-of-evidence',
    subject: () => this.of().id,
    title: () => `Review of evidence: ${this.of().title}`,
    against: { decision: 'rejected', why: 'Say why.' },
    send: (decision) => this.#send(decision),
  });
  protected readonly whyNot = computed(() => {
    const obstacle = evidenceObstacle(this.actor(), this.of());
    return obstacle && WHY_NOT[obstacle];
  });
  protected readonly acceptable = computed(() => mayBeAccepted({ isWithdrawn: isWithdrawn(this.of().current) }));

  async #send(decision: Omit<Made, 'hash'>): Promise<void> {
    const { id, current } = this.of();
    this.decided.emit(await this.#library.decide(id, { ...decision, hash: current.hash }));
  }
}
