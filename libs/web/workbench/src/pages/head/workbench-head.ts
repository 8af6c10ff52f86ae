import { scoreText } from '@certitude/maturity/text';
import { Component, computed, inject, model, output } from '@angular/core';
import { isAnswered } from '@certitude/contracts';
import { ExportMenu, Exports, shownScore } from '@certitude/web/parts';
import { MatMenuModule } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { ASSESSMENT_FACES, Button, Icon, METHOD_NAMES, StatusBadge } from '@certitude/web/ui';
import { LevelMeter } from '@certitude/web/ui/panes';
import { Tooltip } from '@certitude/web/ui/overlays';
import { WorkbenchState } from '../workbench-state';

/** The score as it moves while people work, and what is done with the assessment as a whole. */
@Component({
  selector: 'certitude-workbench-head',
  imports: [Button, ExportMenu, LevelMeter, MatMenuModule, RouterLink, StatusBadge, Tooltip, Icon],
  templateUrl: './workbench-head.html',
  styleUrl: './workbench-head.scss',
})
export class WorkbenchHead {
  protected readonly state = inject(WorkbenchState);

  /** Whether the results panel is open. */
  readonly results = model.required<boolean>();
  readonly finalize = output<void>();
  readonly reopen = output<void>();
  readonly versions = output<void>();
  readonly guests = output<void>();
  readonly help = output<void>();

  readonly #exports = inject(Exports);
  protected readonly exports = computed(() => {
    const assessment = this.state.assessment.value();
    return assessment ? this.#exports.ofAssessment(assessment.id) : [];
  });
  protected readonly resultsPage = this.state.resultsPage;
  protected readonly reportsPage = this.state.reportsPage;
  protected readonly detailsPage = this.state.detailsPage;
  protected readonly mayRead = computed(() => this.state.can('assessment:read'));
  protected readonly faces = ASSESSMENT_FACES;
  protected readonly methods = METHOD_NAMES;
  protected readonly stream = this.state.live.streamState;
  protected readonly mayFinalize = computed(() => this.state.can('assessment:finalize'));
  /** Whether there is anything to finalize. */
  protected readonly isBegun = computed(() =>
    [...this.state.live.views().values()].some(({ values }) => isAnswered(values)),
  );
  protected readonly mayGrant = computed(() => this.state.can('assessment:grant'));
  protected readonly scoreWords = computed(() => {
    const overall = this.state.overall();
    if (!overall || overall.applicable === 0 || overall.score === null || overall.assessed === 0) return '–';
    return scoreText(overall.score);
  });
  protected readonly modules = computed(() => {
    const score = this.state.score();
    return this.state.outline().modules.map(({ module }) => {
      const own = score?.modules[module.id];
      const shown = own ? shownScore(own) : null;
      const value = shown && shown.assessed > 0 ? shown.score : null;
      return {
        id: module.id,
        name: module.name,
        score: value,
        text: value === null ? '–' : scoreText(value),
        complete: shown ? `${shown.assessed} of ${shown.applicable} assessed` : '',
      };
    });
  });
}
