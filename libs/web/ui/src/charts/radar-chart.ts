import { Component, computed, input } from '@angular/core';
import { ChartFrame } from './chart-frame';
import { chartWidth } from './chart-width';
import { radarGaps, radarMarks, radarTable, type RadarAxis } from './radar-data';
import { RadarPlot } from './radar-plot';

const SMALLEST = 240;

/** Scores of several categories or modules around a centre, on the fixed scale 0–5. Target and baseline as dashed rings. */
@Component({
  selector: 'certitude-radar-chart',
  imports: [ChartFrame, RadarPlot],
  template: `
    <certitude-chart-frame [heading]="heading()" [table]="table()" [marks]="marks()" [notes]="gaps()">
      <div [style.min-block-size.px]="view()?.[1]">
        @defer (when view()) {
          @if (view(); as view) {
            <certitude-radar-plot [axes]="axes()" [view]="view" />
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
export class RadarChart {
  readonly #width = chartWidth();

  readonly heading = input.required<string>();
  readonly axes = input.required<readonly RadarAxis[]>();
  /** Pixels; never higher than wide. */
  readonly height = input(380);

  protected readonly marks = computed(() => radarMarks(this.axes()));
  protected readonly gaps = computed(() => radarGaps(this.axes()));
  protected readonly table = computed(() => radarTable(this.axes()));
  protected readonly view = computed<[number, number] | null>(() => {
    const width = this.#width();
    return width > 0 ? [width, Math.min(this.height(), Math.max(SMALLEST, width))] : null;
  });
}
