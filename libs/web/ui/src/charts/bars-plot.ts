import { Component, ViewEncapsulation, computed, input } from '@angular/core';
import { BarChartModule, ScaleType, type Color } from '@swimlane/ngx-charts';
import { HIGHEST_LEVEL, scoreText } from '../level/level';
import { barColours, barLabel, barResults, type LevelBar } from './level-bars-data';

const SCHEME: Color = { name: 'certitude', selectable: false, group: ScaleType.Ordinal, domain: [] };

/** The drawing inside level bars. Apart, so that the chart library is loaded with the first chart and not before. */
@Component({
  selector: 'certitude-bars-plot',
  imports: [BarChartModule],
  encapsulation: ViewEncapsulation.None,
  template: `
    <ngx-charts-bar-horizontal
      [view]="view()"
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
      [barPadding]="8"
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
  `,
  styleUrl: './charts.scss',
})
export class BarsPlot {
  readonly bars = input.required<readonly LevelBar[]>();
  readonly target = input.required<number | null>();
  /** Width and height in pixels. */
  readonly view = input.required<[number, number]>();

  protected readonly results = computed(() => barResults(this.bars()));
  protected readonly colours = computed(() => barColours(this.bars()));
  protected readonly axis = computed(() =>
    this.target() === null ? 'Maturity level' : `Maturity level (line: target ${this.target()})`,
  );
  protected readonly labelSize = computed(() => (this.view()[0] < 400 ? 18 : 36));
  protected readonly labelOf = computed(() => {
    const labels = new Map(this.bars().map((bar) => [bar.key, barLabel(bar)]));
    return (key: string): string => labels.get(key) ?? key;
  });
  protected readonly lines = computed(() => {
    const target = this.target();
    return target === null ? [] : [{ name: `Target ${target}`, value: target }];
  });
  protected readonly valueText = (score: number): string => (score > 0 ? scoreText(score) : '–');
  /** The scale has whole levels; the default would write 5.0. */
  protected readonly wholeLevel = String;
  protected readonly ticks = [0, 1, 2, 3, 4, 5];
  protected readonly highest = HIGHEST_LEVEL;
  protected readonly scheme = SCHEME;
}
