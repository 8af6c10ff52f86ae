import { scoreText } from '@certitude/maturity/text';
import { Component, computed, input } from '@angular/core';
import { LevelChip } from './level-chip';
import { NOT_APPLICABLE, NOT_ASSESSED } from './level';

/** What a score is never shown without. The contracts' ScoreView has this shape. */
export interface ScoreOf {
  readonly score: number | null;
  readonly level: number | null;
  readonly assessed: number;
  readonly applicable: number;
}

/** "2.94 · Basic · 61 of 72 assessed": a score always with its completeness. */
@Component({
  selector: 'certitude-score',
  imports: [LevelChip],
  template: `
    <certitude-level-chip [level]="of().level ?? 0" [name]="levelName()" nameHidden [notApplicable]="isOut()" />
    <span class="number value">{{ value() }}</span>
    @if (levelName() && of().level) {
      <span class="name">{{ levelName() }}</span>
    }
    @if (!isOut()) {
      <span class="number complete">{{ of().assessed }} of {{ of().applicable }} assessed</span>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: center;
      column-gap: 6px;
      font-size: var(--text-s);
    }
    .value {
      font-weight: var(--weight-strong);
    }
    // After what it parts, so that no line begins with it.
    .value:not(:last-child)::after,
    .name:not(:last-child)::after {
      content: '·';
      margin-inline-start: 6px;
      font-weight: var(--weight-regular);
      color: var(--text-faint);
    }
    .complete {
      color: var(--text-muted);
      white-space: nowrap;
    }
  `,
})
export class Score {
  readonly of = input.required<ScoreOf>();
  /** Name of the reached level in the model release. */
  readonly levelName = input('');

  protected readonly isOut = computed(() => this.of().applicable === 0);
  protected readonly value = computed(() => {
    const { score, assessed } = this.of();
    if (this.isOut()) return NOT_APPLICABLE;
    return score === null || assessed === 0 ? NOT_ASSESSED : scoreText(score);
  });
}
