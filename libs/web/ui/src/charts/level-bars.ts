import { scoreText } from '@certitude/maturity/text';
import { Component, computed, input } from '@angular/core';
import { HIGHEST_LEVEL, levelColour } from '../level/level';
import { ChartFrame } from './chart-frame';
import { barGap, barTable, type LevelBar } from './level-bars-data';

/**
 * Scores as bars on the fixed scale 0–5, each in the colour of its level, with one target line. Names stand whole and
 * wrap; where there is no score there is no bar, and the words for why stand in its place.
 */
@Component({
  selector: 'certitude-level-bars',
  imports: [ChartFrame],
  template: `
    <certitude-chart-frame [heading]="heading()" [table]="table()">
      <div class="bars" [style.--target]="target() === null ? null : share(target() ?? 0)">
        @for (bar of bars(); track bar.key) {
          <div class="row">
            <span class="name">{{ bar.label }}</span>
            <span class="track" [class.empty]="bar.score === null" [class.aimed]="target() !== null">
              @if (bar.score !== null) {
                <span class="bar" [style.inline-size]="share(bar.score)" [style.background]="colour(bar.score)"></span>
              } @else {
                <span class="gap">{{ gap(bar) }}</span>
              }
            </span>
            <span class="value">{{ bar.score === null ? '–' : text(bar.score) }}</span>
          </div>
        }
        <div class="row axis">
          <span class="name">{{ axis() }}</span>
          <span class="ticks">
            @for (tick of ticks; track tick) {
              <span [style.inset-inline-start]="share(tick)">{{ tick }}</span>
            }
          </span>
          <span class="value"></span>
        </div>
      </div>
    </certitude-chart-frame>
  `,
  styleUrl: './level-bars.scss',
})
export class LevelBars {
  readonly heading = input.required<string>();
  readonly bars = input.required<readonly LevelBar[]>();
  readonly target = input<number | null>(null);

  protected readonly table = computed(() => barTable(this.bars(), this.target()));
  protected readonly axis = computed(() =>
    this.target() === null ? 'Maturity level' : `Maturity level (line: target ${this.target()})`,
  );
  protected readonly ticks = [0, 1, 2, 3, 4, 5];
  protected readonly text = scoreText;
  protected readonly colour = levelColour;
  protected readonly gap = barGap;

  protected share(score: number): string {
    return `${(Math.min(HIGHEST_LEVEL, Math.max(0, score)) / HIGHEST_LEVEL) * 100}%`;
  }
}
