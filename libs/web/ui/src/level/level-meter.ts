import { scoreText } from '@certitude/maturity/text';
import { Component, computed, input } from '@angular/core';
import { HIGHEST_LEVEL, levelColour } from './level';

/** A score on the fixed scale 0–5 as a thin bar, with the target as a tick. For rows, lists and the workbench's head. */
@Component({
  selector: 'certitude-level-meter',
  host: { role: 'img', '[attr.aria-label]': 'spoken()' },
  template: `
    <span class="fill" [style.inline-size.%]="share()" [style.background]="colour()"></span>
    @if (target(); as target) {
      <span class="target" [style.inset-inline-start.%]="shareOf(target)"></span>
    }
  `,
  styles: `
    :host {
      position: relative;
      display: block;
      height: 8px;
      min-width: 40px;
      border-radius: 4px;
      background: var(--surface-pressed);
    }
    .fill {
      position: absolute;
      inset-block: 0;
      inset-inline-start: 0;
      border-radius: 4px;
      box-shadow: inset 0 0 0 1px var(--level-line);
      transition: inline-size 150ms ease-out;
    }
    .fill[style*='inline-size: 0%'] {
      display: none;
    }
    .target {
      position: absolute;
      inset-block: -3px;
      width: 2px;
      margin-inline-start: -1px;
      border-radius: 1px;
      background: var(--chart-target);
    }
  `,
})
export class LevelMeter {
  /** 0–5; null when nothing is assessed or applicable. */
  readonly score = input.required<number | null>();
  readonly target = input<number | null>(null);
  /** What is measured, for screen readers. */
  readonly label = input('');

  protected readonly share = computed(() => this.shareOf(this.score() ?? 0));
  protected readonly colour = computed(() => levelColour(this.score() ?? 0));
  protected readonly spoken = computed(() => {
    const score = this.score();
    const reached = score === null ? 'no score' : `${scoreText(score)} of ${HIGHEST_LEVEL}`;
    const target = this.target() ? `, target ${this.target()}` : '';
    return `${this.label() ? `${this.label()}: ` : ''}${reached}${target}`;
  });

  protected shareOf(level: number): number {
    return (Math.min(HIGHEST_LEVEL, Math.max(0, level)) / HIGHEST_LEVEL) * 100;
  }
}
