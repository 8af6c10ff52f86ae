import { Component, ViewEncapsulation, computed, input } from '@angular/core';
import { PolarChartModule, ScaleType, type Color } from '@swimlane/ngx-charts';
import { curveLinearClosed } from 'd3-shape';
import { HIGHEST_LEVEL, scoreText } from '../level/level';
import { RADAR_COLOURS, radarSeries, type RadarAxis } from './radar-data';

const SCHEME: Color = { name: 'certitude', selectable: false, group: ScaleType.Ordinal, domain: [] };

/** The drawing inside a radar chart. Apart, so that the chart library is loaded with the first chart and not before. */
@Component({
  selector: 'certitude-radar-plot',
  imports: [PolarChartModule],
  encapsulation: ViewEncapsulation.None,
  template: `
    <ngx-charts-polar-chart
      [class.with-others]="series().length > 1"
      [view]="view()"
      [results]="series()"
      [scheme]="scheme"
      [customColors]="colours"
      [curve]="curve"
      [xAxis]="true"
      [yAxis]="true"
      [yAxisMinScale]="highest"
      [yAxisTickFormatting]="wholeLevel"
      [xAxisTickFormatting]="axisText()"
      [labelTrim]="true"
      [labelTrimSize]="labelSize()"
      [rangeFillOpacity]="0.12"
      [showSeriesOnHover]="false"
      [animations]="false"
    >
      <ng-template #tooltipTemplate let-model="model">
        {{ axisText()(model.name) }} · {{ model.series }} {{ scoreText(model.value) }}
      </ng-template>
    </ngx-charts-polar-chart>
  `,
  styleUrl: './charts.scss',
})
export class RadarPlot {
  readonly axes = input.required<readonly RadarAxis[]>();
  /** Width and height in pixels. */
  readonly view = input.required<[number, number]>();

  protected readonly series = computed(() => radarSeries(this.axes()));
  protected readonly labelSize = computed(() => (this.view()[0] < 480 ? 9 : 18));
  protected readonly axisText = computed(() => {
    const labels = new Map(this.axes().map(({ key, label }) => [key, label]));
    return (key: string): string => labels.get(key) ?? key;
  });
  /** The scale has whole levels; the default would write 5.0. */
  protected readonly wholeLevel = String;
  protected readonly scoreText = scoreText;
  protected readonly highest = HIGHEST_LEVEL;
  protected readonly curve = curveLinearClosed;
  protected readonly colours = RADAR_COLOURS;
  protected readonly scheme = SCHEME;
}
