import { Component, ViewEncapsulation, computed, input } from '@angular/core';
import { PolarChartModule, ScaleType, type Color } from '@swimlane/ngx-charts';
import { curveLinearClosed } from 'd3-shape';
import { HIGHEST_LEVEL } from '../level/level';
import { ChartFrame } from './chart-frame';
import { chartWidth } from './chart-width';
import { RADAR_COLOURS, radarMarks, radarSeries, radarTable, type RadarAxis } from './radar-data';

const SCHEME: Color = { name: 'certitude', selectable: false, group: ScaleType.Ordinal, domain: [] };

/** Scores of several categories or modules around a centre, on the fixed scale 0–5. Target and baseline as dashed rings. */
@Component({
  selector: 'certitude-radar-chart',
  imports: [ChartFrame, PolarChartModule],
  encapsulation: ViewEncapsulation.None,
  template: `
    <certitude-chart-frame [heading]="heading()" [table]="table()" [marks]="marks()">
      @if (view(); as view) {
        <ngx-charts-polar-chart
          [class.with-baseline]="marks().length > 2"
          [class.with-target]="marks().length > 1"
          [view]="view"
          [results]="series()"
          [scheme]="scheme"
          [customColors]="colours"
          [curve]="curve"
          [xAxis]="true"
          [yAxis]="true"
          [yAxisMinScale]="highest"
          [yAxisTickFormatting]="tickText"
          [xAxisTickFormatting]="axisText()"
          [labelTrim]="true"
          [labelTrimSize]="labelSize()"
          [rangeFillOpacity]="0.12"
          [showSeriesOnHover]="false"
          [animations]="false"
        >
          <ng-template #tooltipTemplate let-model="model">
            {{ axisText()(model.name) }} · {{ model.series }} {{ model.value.toFixed(1) }}
          </ng-template>
        </ngx-charts-polar-chart>
      }
    </certitude-chart-frame>
  `,
  styleUrl: './charts.scss',
})
export class RadarChart {
  readonly #width = chartWidth();

  readonly heading = input.required<string>();
  readonly axes = input.required<readonly RadarAxis[]>();
  /** Pixels; never higher than wide. */
  readonly height = input(400);

  protected readonly series = computed(() => radarSeries(this.axes()));
  protected readonly marks = computed(() => radarMarks(this.axes()));
  protected readonly table = computed(() => radarTable(this.axes()));
  protected readonly view = computed<[number, number] | null>(() => {
    const width = this.#width();
    return width > 0 ? [width, Math.min(this.height(), Math.max(240, width))] : null;
  });
  protected readonly labelSize = computed(() => (this.#width() < 480 ? 9 : 18));
  protected readonly axisText = computed(() => {
    const labels = new Map(this.axes().map(({ key, label }) => [key, label]));
    return (key: string): string => labels.get(key) ?? key;
  });
  protected readonly tickText = (level: number): string => String(level);
  protected readonly highest = HIGHEST_LEVEL;
  protected readonly curve = curveLinearClosed;
  protected readonly colours = RADAR_COLOURS;
  protected readonly scheme = SCHEME;
}
