import { Component, ViewEncapsulation, computed, input } from '@angular/core';
import { BarChartModule, ScaleType, type Color } from '@swimlane/ngx-charts';
import { HIGHEST_LEVEL, scoreText } from '../level/level';
import { ChartFrame } from './chart-frame';
import { chartWidth } from './chart-width';
import { barColours, barLabel, barResults, barTable, type LevelBar } from './level-bars-data';

const ROW = 34;
const AXES = 58;
const SCHEME: Color = { name: 'certitude', selectable: false, group: ScaleType.Ordinal, domain: [] };

/** Scores as bars on the fixed scale 0–5, each in the colour of its level, with one target line. */
@Component({
  selector: 'certitude-level-bars',
  imports: [BarChartModule, ChartFrame],
  encapsulation: ViewEncapsulation.None,
  template: `
    <certitude-chart-frame [heading]="heading()" [table]="table()">
      @if (view(); as view) {
        <ngx-charts-bar-horizontal
          [view]="view"
          [results]="results()"
          [scheme]="scheme"
          [customColors]="colours()"
          [xAxis]="true"
          [yAxis]="true"
          [showXAxisLabel]="true"
          [xAxisLabel]="axis()"
          [xScaleMin]="0"
          [xScaleMax]="highest"
          [xAxisTicks]="ticks"
          [xAxisTickFormatting]="wholeLevel"
          [yAxisTickFormatting]="labelOf()"
          [maxYAxisTickLength]="labelSize()"
          [barPadding]="12"
          [roundEdges]="false"
          [noBarWhenZero]="true"
          [showDataLabel]="true"
          [dataLabelFormatting]="valueText"
          [referenceLines]="lines()"
          [showRefLines]="target() !== null"
          [showRefLabels]="false"
          [tooltipDisabled]="true"
          [animations]="false"
        />
      }
    </certitude-chart-frame>
  `,
  styleUrl: './charts.scss',
})
export class LevelBars {
  /** The scale has whole levels; the default would write 5.0. */
  protected readonly wholeLevel = String;

  readonly #width = chartWidth();

  readonly heading = input.required<string>();
  readonly bars = input.required<readonly LevelBar[]>();
  readonly target = input<number | null>(null);

  protected readonly results = computed(() => barResults(this.bars()));
  protected readonly colours = computed(() => barColours(this.bars()));
  protected readonly table = computed(() => barTable(this.bars(), this.target()));
  protected readonly view = computed<[number, number] | null>(() =>
    this.#width() > 0 ? [this.#width(), this.bars().length * ROW + AXES] : null,
  );
  protected readonly axis = computed(() =>
    this.target() === null ? 'Maturity level' : `Maturity level (line: target ${this.target()})`,
  );
  protected readonly labelSize = computed(() => (this.#width() < 480 ? 18 : 36));
  protected readonly labelOf = computed(() => {
    const labels = new Map(this.bars().map((bar) => [bar.key, barLabel(bar)]));
    return (key: string): string => labels.get(key) ?? key;
  });
  protected readonly lines = computed(() => {
    const target = this.target();
    return target === null ? [] : [{ name: `Target ${target}`, value: target }];
  });
  protected readonly valueText = (score: number): string => (score > 0 ? scoreText(score) : '–');
  protected readonly ticks = [0, 1, 2, 3, 4, 5];
  protected readonly highest = HIGHEST_LEVEL;
  protected readonly scheme = SCHEME;
}
