import { Component, computed, input, signal } from '@angular/core';
import { Button } from '../button/button';
import { Icon } from '../icon/icon';

/** The same figures as words: one heading row, one row per thing. */
export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** How a series is drawn, for the key below a chart. */
export interface ChartMark {
  readonly label: string;
  readonly colour: string;
  readonly line: 'solid' | 'dashed';
}

/** Around every chart: what it shows, what the lines mean, and its figures as a table behind one button. */
@Component({
  selector: 'certitude-chart-frame',
  imports: [Button, Icon],
  template: `
    <figure>
      <figcaption>
        <span class="heading">{{ heading() }}</span>
        <button
          type="button"
          certitudeButton="quiet"
          size="small"
          [attr.aria-label]="isTable() ? 'Show ' + heading() + ' as a chart' : 'Show ' + heading() + ' as a table'"
          (click)="isTable.set(!isTable())"
        >
          <svg [certitudeIcon]="icon()" [size]="14"></svg>{{ isTable() ? 'Chart' : 'Table' }}
        </button>
      </figcaption>
      @if (isTable()) {
        <div class="table-scroll">
          <table class="table">
            <thead>
              <tr>
                @for (column of table().columns; track $index) {
                  <th scope="col" [class.table__number]="$index > 0">{{ column }}</th>
                }
              </tr>
            </thead>
            <tbody>
              @for (row of table().rows; track $index) {
                <tr>
                  @for (cell of row; track $index) {
                    @if ($index === 0) {
                      <th scope="row">{{ cell }}</th>
                    } @else {
                      <td class="table__number">{{ cell }}</td>
                    }
                  }
                </tr>
              }
            </tbody>
          </table>
        </div>
      } @else {
        <div class="chart" role="img" [attr.aria-label]="heading() + '. ' + spoken()"><ng-content /></div>
        @for (note of notes(); track note) {
          <p class="note">{{ note }}</p>
        }
        @if (marks().length > 1) {
          <ul class="marks" aria-hidden="true">
            @for (mark of marks(); track mark.label) {
              <li>
                <svg width="18" height="8">
                  <line
                    x1="0"
                    x2="18"
                    y1="4"
                    y2="4"
                    stroke-width="2"
                    [attr.stroke]="mark.colour"
                    [attr.stroke-dasharray]="mark.line === 'dashed' ? '4 3' : null"
                  /></svg
                >{{ mark.label }}
              </li>
            }
          </ul>
        }
      }
    </figure>
  `,
  styleUrl: './chart-frame.scss',
})
export class ChartFrame {
  readonly heading = input.required<string>();
  readonly table = input.required<ChartTable>();
  readonly marks = input<readonly ChartMark[]>([]);
  /** What the drawing leaves out, in words. */
  readonly notes = input<readonly string[]>([]);
  protected readonly isTable = signal(false);
  protected readonly icon = computed(() => (this.isTable() ? 'chart-column' : 'table-2'));
  protected readonly spoken = computed(() =>
    this.table()
      .rows.map(([name, ...figures]) => `${name}: ${figures.join(', ')}`)
      .join('; '),
  );
}
