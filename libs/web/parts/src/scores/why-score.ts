import { Component, booleanAttribute, computed, input, signal } from '@angular/core';
import { policyTexts, type Explanation, type ScoringOptions } from '@certitude/maturity';
import { Button, Icon, Score, Skeleton } from '@certitude/web/ui';
import { ScoreCalculation } from './score-calculation';

let count = 0;

/** A score with its policy, unfolding into the calculation behind it, which is loaded when somebody asks for it. */
@Component({
  selector: 'certitude-why-score',
  imports: [Button, Icon, Score, ScoreCalculation, Skeleton],
  template: `
    <div class="line">
      @if (!numberHidden()) {
        <certitude-score [of]="shown()" [levelName]="levelName()" />
      } @else if (shown().applicable > 0) {
        <span class="complete number">{{ shown().assessed }} of {{ shown().applicable }} assessed</span>
      }
      <span class="policy">{{ texts().name }}</span>
      <button
        type="button"
        certitudeButton="quiet"
        size="small"
        [attr.aria-expanded]="open()"
        [attr.aria-controls]="open() ? id : null"
        [attr.aria-label]="'Why this number: ' + of().title"
        (click)="open.set(!open())"
      >
        <svg certitudeIcon="chevron-right" [size]="14"></svg>Why this number
      </button>
    </div>
    @if (open()) {
      <div class="why" role="group" [id]="id" [attr.aria-label]="'Calculation of ' + of().title">
        <ul class="policy-texts">
          @for (text of sentences(); track text) {
            <li>{{ text }}</li>
          }
        </ul>
        @defer (on immediate) {
          <certitude-score-calculation [of]="of()" />
        } @placeholder {
          <certitude-skeleton [lines]="3" label="Loading the calculation" />
        } @error {
          <p>The calculation could not be loaded. Check the connection, then reload this page.</p>
        }
      </div>
    }
  `,
  styles: `
    @use 'mixins' as *;
    :host {
      display: block;
      min-width: 0;
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-1) var(--space-3);
    }
    button[aria-expanded='true'] svg {
      transform: rotate(90deg);
    }
    .complete {
      color: var(--text-muted);
      font-size: var(--text-s);
    }
    .policy {
      color: var(--text-muted);
      font-size: var(--text-xs);
    }
    .why {
      margin-top: var(--space-2);
      padding: var(--space-3) var(--space-4);
      border-radius: var(--radius-control);
      background: var(--surface-sunken);
    }
    .policy-texts {
      margin-bottom: var(--space-3);
      padding-inline-start: var(--space-4);
      list-style: disc;
      color: var(--text-muted);
      font-size: var(--text-xs);
      max-width: var(--measure);
    }
    @include phone {
      .why {
        padding: var(--space-2);
      }
    }
  `,
})
export class WhyScore {
  readonly of = input.required<Explanation>();
  readonly options = input.required<ScoringOptions>();
  /** Name of the reached level in the model release. */
  readonly levelName = input('');
  /** Where the number stands already, larger. */
  readonly numberHidden = input(false, { transform: booleanAttribute });

  protected readonly id = `why-score-${++count}`;
  protected readonly open = signal(false);
  protected readonly texts = computed(() => policyTexts(this.options()));
  protected readonly shown = computed(() => {
    const { value, level, completeness } = this.of();
    return { score: value?.number ?? null, level, assessed: 0, applicable: 0, ...completeness };
  });
  protected readonly sentences = computed(() => {
    const { about, unassessed, unassessedCategory, notApplicable } = this.texts();
    const { subject } = this.of();
    const isAbove = subject !== 'category' && this.options().method === 'formal';
    return [
      about,
      unassessed,
      ...(isAbove ? [unassessedCategory] : []),
      notApplicable,
      ...(subject === 'overall' ? [OVERALL] : []),
      FIGURES,
    ];
  });
}

const OVERALL =
  'The overall score averages categories, so a module weighs as much as those of its categories that count.';
const FIGURES =
  'Score × weight is the product; divided by the total of the weights it is what a line adds. Figures are exact and shown to three decimals.';
