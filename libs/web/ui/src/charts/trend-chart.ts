import { Component, ViewEncapsulation, computed, inject, input } from '@angular/core';
import { LineChartModule, ScaleType, type Color } from '@swimlane/ngx-charts';
import { curveLinear } from 'd3-shape';
import { HIGHEST_LEVEL } from '../level/level';
import { formatDate } from '../time/format';
import { TIME_ZONE } from '../time/time-zone';
import { ChartFrame } from './chart-frame';
import { chartWidth } from './chart-width';
import { trendSeries, trendTable, type TrendPoint } from './trend-data';

const SCHEME: Color = { name: 'certitude', selectable: false, group: ScaleType.Ordinal, domain: ['var(--accent)'] };

/** How a score moved from one finalized version to the next, on the fixed scale 0–5. */
@Component({
  selector: 'certitude-trend-chart',
  imports: [ChartFrame, LineChartModule],
  encapsulation: ViewEncapsulation.None,
  template: `
    <certitude-chart-frame [heading]="heading()" [table]="table()">
      @if (view(); as view) {
        <ngx-charts-line-chart
          [view]="view"
          [results]="series()"
          [scheme]="scheme"
          [curve]="curve"
          [xAxis]="true"
          [yAxis]="true"
          [showYAxisLabel]="true"
          yAxisLabel="Maturity level"
          [yScaleMin]="0"
          [yScaleMax]="highest"
          [yAxisTicks]="ticks"
          [xAxisTickFormatting]="dateText()"
          [referenceLines]="lines()"
          [showRefLines]="target() !== null"
          [tooltipDisabled]="true"
          [animations]="false"
        />
      }
    </certitude-chart-frame>
  `,
  styleUrl: './charts.scss',
})
export class TrendChart {
  readonly #width = chartWidth();
  readonly #zone = inject(TIME_ZONE);

  readonly heading = input.required<string>();
  readonly points = input.required<readonly TrendPoint[]>();
  readonly target = input<number | null>(null);
  readonly height = input(220);

  protected readonly series = computed(() => trendSeries(this.heading(), this.points()));
  protected readonly table = computed(() => trendTable(this.points(), this.#zone()));
  protected readonly view = computed<[number, number] | null>(() =>
    this.#width() > 0 ? [this.#width(), this.height()] : null,
  );
  protected readonly dateText = computed(() => {
    const zone = this.#zone();
    return (date: Date): string => formatDate(date.getTime(), zone);
  });
  protected readonly lines = computed(() => {
    const target = this.target();
    return target === null ? [] : [{ name: 'Target', value: target }];
  });
  protected readonly ticks = [0, 1, 2, 3, 4, 5];
  protected readonly highest = HIGHEST_LEVEL;
  protected readonly curve = curveLinear;
  protected readonly scheme = SCHEME;
}
