import { scoreText } from '@certitude/maturity/text';
import { Component, ViewEncapsulation, computed, input } from '@angular/core';
import { PolarChartModule, ScaleType, type Color } from '@swimlane/ngx-charts';
import { HIGHEST_LEVEL } from '../level/level';
import { RADAR_COLOURS, radarSeries, type RadarAxis } from './radar-data';
import { LINE_HEIGHT, radarLabels, ringNumbers } from './radar-labels';
import { curveWithGaps } from './radar-outline';

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
      [yAxisMinScale]="highest"
      [rangeFillOpacity]="fill()"
      [showSeriesOnHover]="false"
      [animations]="false"
    >
      <ng-template #tooltipTemplate let-model="model">
        {{ axisText()(model.name) }} · {{ model.series }} {{ scoreText(model.value) }}
      </ng-template>
    </ngx-charts-polar-chart>
    <svg class="radar-names" [attr.viewBox]="names().box">
      @for (label of names().labels; track label.key) {
        <line
          x1="0"
          y1="0"
          [class.radar-gap]="gaps().has(label.key)"
          [attr.x2]="label.spoke[0]"
          [attr.y2]="label.spoke[1]"
        />
        <text
          class="radar-name"
          [class.radar-gap]="gaps().has(label.key)"
          [attr.y]="label.y"
          [attr.text-anchor]="label.anchor"
        >
          @for (line of label.lines; track $index) {
            <tspan [attr.x]="label.x" [attr.dy]="$first ? 0 : lineHeight">{{ line }}</tspan>
            @if (!$last) {
              <tspan class="radar-space">{{ ' ' }}</tspan>
            }
          }
        </text>
      }
      @for (ring of names().rings; track ring.level) {
        <text class="radar-ring" text-anchor="middle" dominant-baseline="central" [attr.x]="ring.x" [attr.y]="ring.y">
          {{ ring.level }}
        </text>
      }
    </svg>
  `,
  styleUrl: './charts.scss',
})
export class RadarPlot {
  readonly axes = input.required<readonly RadarAxis[]>();
  /** Width and height in pixels. */
  readonly view = input.required<[number, number]>();

  protected readonly series = computed(() => radarSeries(this.axes()));
  protected readonly gaps = computed(
    () => new Set(this.axes().flatMap(({ key, score }) => (score === null ? [key] : []))),
  );
  /** An outline with gaps encloses no ground. */
  protected readonly fill = computed(() => (this.gaps().size > 0 ? 0 : 0.12));
  /** The library writes the names beside one another at the sides, where long ones are cut off: these are written by us. */
  protected readonly names = computed(() => {
    const view = this.view();
    const [width, height] = view;
    return {
      box: `${-width / 2} ${-height / 2} ${width} ${height}`,
      labels: radarLabels(this.axes(), view),
      rings: ringNumbers(this.axes().length, view),
    };
  });
  protected readonly lineHeight = LINE_HEIGHT;
  protected readonly axisText = computed(() => {
    const labels = new Map(this.axes().map(({ key, label }) => [key, label]));
    return (key: string): string => labels.get(key) ?? key;
  });
  protected readonly scoreText = scoreText;
  protected readonly highest = HIGHEST_LEVEL;
  protected readonly curve = curveWithGaps;
  protected readonly colours = RADAR_COLOURS;
  protected readonly scheme = SCHEME;
}
