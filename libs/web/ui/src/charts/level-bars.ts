import { Component, computed, input } from '@angular/core';
import { BarsPlot } from './bars-plot';
import { ChartFrame } from './chart-frame';
import { chartWidth } from './chart-width';
import { barTable, type LevelBar } from './level-bars-data';

const ROW = 26;
const AXES = 58;

/** Scores as bars on the fixed scale 0–5, each in the colour of its level, with one target line. */
@Component({
  selector: 'certitude-level-bars',
  imports: [BarsPlot, ChartFrame],
  template: `
    <certitude-chart-frame [heading]="heading()" [table]="table()">
      <div [style.min-block-size.px]="view()?.[1]">
        @defer (when view()) {
          @if (view(); as view) {
            <certitude-bars-plot [bars]="bars()" [target]="target()" [view]="view" />
          }
        }
      </div>
    </certitude-chart-frame>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
  `,
})
export class LevelBars {
  readonly #width = chartWidth();

  readonly heading = input.required<string>();
  readonly bars = input.required<readonly LevelBar[]>();
  readonly target = input<number | null>(null);

  protected readonly table = computed(() => barTable(this.bars(), this.target()));
  protected readonly view = computed<[number, number] | null>(() =>
    this.#width() > 0 ? [this.#width(), this.bars().length * ROW + AXES] : null,
  );
}
