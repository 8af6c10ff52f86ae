import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { WhyScore } from '@certitude/web/parts';
import { LevelBars, RadarChart, type LevelBar, type RadarAxis } from '@certitude/web/ui/charts';
import { WorkbenchState } from '../workbench-state';

/** The scores of all categories, live: as a radar and as bars. */
@Component({
  selector: 'certitude-results-panel',
  imports: [LevelBars, RadarChart, RouterLink, WhyScore],
  template: `
    <div class="overall">
      @if (state.explained(); as explained) {
        <certitude-why-score [of]="explained.overall" [options]="explained" [levelName]="state.overall()?.name ?? ''" />
      }
      <a [routerLink]="state.resultsPage()">All results as a page</a>
    </div>
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
    .overall {
      grid-column: 1 / -1;
      display: flex;
      flex-wrap: wrap;
      align-items: flex-start;
      justify-content: space-between;
      gap: var(--space-2) var(--space-4);

      certitude-why-score {
        flex: 1 1 320px;
      }
      a {
        padding-block: var(--space-1);
        font-size: var(--text-s);
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
  protected readonly state = inject(WorkbenchState);

  protected readonly target = computed(() => this.state.assessment.value()?.targetLevel ?? null);
  protected readonly bars = computed<readonly LevelBar[]>(() => {
    const scores = this.state.score()?.categories;
    return this.state.outline().modules.flatMap(({ categories }) =>
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
    this.bars().map(({ key, label, score, notApplicable }) => ({
      key,
      label,
      score,
      notApplicable,
      target: this.target(),
    })),
  );
}
