import { Component, computed, input } from '@angular/core';
import { ChartFrame } from './chart-frame';
import { distributionParts, distributionTable, type LevelCounts } from './level-distribution-data';

/** How many are at each level, not assessed and not applicable: one stacked bar per row, the counts in it. */
@Component({
  selector: 'certitude-level-distribution',
  imports: [ChartFrame],
  template: `
    <certitude-chart-frame [heading]="heading()" [table]="table()">
      <div class="rows">
        @for (row of drawn(); track row.key) {
          <div class="row">
            <span class="name">{{ row.label }}</span>
            <span class="stack">
              @for (part of row.parts; track part.look) {
                <span class="part" [class]="part.look" [style.flex-grow]="part.count" [title]="part.words">{{
                  part.count
                }}</span>
              }
            </span>
          </div>
        }
        <ul class="keys">
          @for (key of keys; track key.look) {
            <li><span class="part" [class]="key.look"></span>{{ key.label }}</li>
          }
        </ul>
      </div>
    </certitude-chart-frame>
  `,
  styleUrl: './level-distribution.scss',
})
export class LevelDistribution {
  readonly heading = input.required<string>();
  readonly rows = input.required<readonly LevelCounts[]>();
  /** Names of the levels 1 to 5. */
  readonly names = input<readonly string[]>([]);

  protected readonly drawn = computed(() => this.rows().map((row) => ({ ...row, parts: distributionParts(row) })));
  protected readonly table = computed(() => distributionTable(this.rows(), this.names()));
  protected readonly keys = [
    ...[1, 2, 3, 4, 5].map((level) => ({ look: `level-${level}`, label: `Level ${level}` })),
    { look: 'empty', label: 'Not assessed' },
    { look: 'not-applicable', label: 'Not applicable' },
  ];
}
