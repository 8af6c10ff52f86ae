import { Component, computed, inject } from '@angular/core';
import { LevelBars, RadarChart, type LevelBar, type RadarAxis } from '@certitude/web/ui/charts';
import { WorkbenchState } from '../workbench-state';

/** The scores of all categories, live: as a radar and as bars. */
@Component({
  selector: 'certitude-results-panel',
  imports: [LevelBars, RadarChart],
  template: `
    <certitude-radar-chart heading="Categories" [axes]="axes()" />
    <certitude-level-bars heading="Categories by level" [bars]="bars()" [target]="target()" />
  `,
  styles: `
    @use 'mixins' as *;
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      gap: var(--space-5);
      align-items: start;
      max-width: 1200px;
      margin: 0 auto;

      @include narrow {
        grid-template-columns: minmax(0, 1fr);
      }
    }
    // Fifteen names around a circle need more room than a phone has; the bars say the same.
    certitude-radar-chart {
      @include phone {
        display: none;
      }
    }
  `,
})
export class ResultsPanel {
  readonly #state = inject(WorkbenchState);

  protected readonly target = computed(() => this.#state.assessment.value()?.targetLevel ?? null);
  protected readonly bars = computed<readonly LevelBar[]>(() => {
    const scores = this.#state.score()?.categories;
    return this.#state.outline().modules.flatMap(({ categories }) =>
      categories.map(({ category }): LevelBar => {
        const own = scores?.[category.id];
        const { assessed = 0, applicable = 0 } = own?.completeness ?? {};
        const score = assessed > 0 ? (own?.score ?? null) : null;
        return {
          key: category.id,
          label: category.name,
          score,
          assessed,
          applicable,
          notApplicable: own?.applicable === false,
        };
      }),
    );
  });
  protected readonly axes = computed<readonly RadarAxis[]>(() =>
    this.bars().map(({ key, label, score }) => ({ key, label, score, target: this.target() })),
  );
}
